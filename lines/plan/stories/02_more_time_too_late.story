# More time is asked for before the day, not after it: on 16 May the request is refused, and the item is handed in late.
clock 2026-04-01
as office
do supervised_item.issue on 2026-04-01 source=MEETING heading="印发听证工作流程" remark_by="局长办公会" due_on=2026-05-15 lead=reconsideration
as section_head
do sign_for on 2026-04-02
clock 2026-05-16
do ask_more_time on 2026-05-16 asked_due_on=2026-05-30 asked_why="尚在征求意见"
expect fault CONDITION_FAILED
expect term due due 2026-05-15
do hand_in on 2026-05-20 outcome="流程已印发"
as office
do close on 2026-05-21 result=DONE_LATE
expect figure plan.supervised_closed.DONE_LATE 2026 = 1
