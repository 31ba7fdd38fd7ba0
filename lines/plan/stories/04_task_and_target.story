# A task of the plan from its entry to its sign-off, with more time asked for in time, and a target that is entered by hand.
clock 2026-01-12
as office
do work_plan.enter on 2026-01-12 name="2026年工作要点" year=2026
keep plan
do plan_task.enter on 2026-01-12 plan=$plan path="一/（一）" heading="推行简易程序" deadline=2026-06-30 responsible=reconsideration
keep task
expect term deadline due 2026-06-30
as section_head
do sign_for on 2026-01-14 person=officer
expect state in_progress
do report on 2026-03-20 progress.noted_on=2026-03-20 progress.note="印发指引" progress.light=ON_TRACK progress.percent=40 progress.evidence="指引文本"
do ask_more_time on 2026-06-20 asked_deadline=2026-07-31 asked_why="样式待新条例施行后修订"
sign_all on 2026-06-22
expect term deadline due 2026-07-31
do finish on 2026-07-20 outcome="指引和样式已启用"
expect state finished
as office
do sign_off on 2026-07-22
expect state done
expect figure plan.tasks 2026 = 1
expect figure plan.tasks_done 2026 = 1
expect figure plan.tasks_in_time 2026 = 1
expect figure plan.in_time_rate 2026 = 1000
expect figure plan.tasks_open 2026 = 0
do plan_target.enter on 2026-01-12 plan=$plan task=$task wording="简易程序案件占比不低于三成" comparison=AT_LEAST value_text=30 measure="%" year=2026 deadline=2026-12-31 responsible=reconsideration
expect term deadline due 2026-12-31
do enter_value on 2026-07-01 values.on=2026-06-30 values.value=33.5 values.source="半年统计表"
clock 2027-01-05
do settle on 2027-01-05 result=MISSED reached_text=28
expect fault CONDITION_FAILED
do settle on 2027-01-05 result=MISSED reached_text=28 gap="四季度疑难案件集中"
sign_all on 2027-01-06
expect state settled
expect figure plan.targets_settled.MISSED 2027 = 1
