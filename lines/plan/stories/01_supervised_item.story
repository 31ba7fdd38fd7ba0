# A leader's remark becomes a supervised item, due on 15 May 2026. The lead unit signs for it, reports, asks for more time while
# the day has not come, hands in the result; whoever issued it sends it back once and then closes it. The day is one that the
# bureau set: 30 May 2026 is a Saturday and nothing moves it.
clock 2026-04-01
as office
do supervised_item.issue on 2026-04-01 source=REMARK heading="复议纠错案件的通报" due_on=2026-05-15 lead=reconsideration support=legislation
expect fault CONDITION_FAILED
do supervised_item.issue on 2026-04-01 source=REMARK heading="复议纠错案件的通报" remark="分析近两年纠错原因，提出通报稿" remark_by="区政府主要负责人" due_on=2026-03-15 lead=reconsideration support=legislation
expect fault CONDITION_FAILED
do supervised_item.issue on 2026-04-01 source=REMARK heading="复议纠错案件的通报" remark="分析近两年纠错原因，提出通报稿" remark_by="区政府主要负责人" due_on=2026-05-15 lead=reconsideration support=legislation
expect state issued
expect number supervision "江司督〔2026〕1号"
expect term due due 2026-05-15
as section_head
do sign_for on 2026-04-02
do report on 2026-04-20 feedback.on=2026-04-20 feedback.light=ON_TRACK feedback.note="已汇总两年纠错案件"
do ask_more_time on 2026-05-12 asked_due_on=2026-05-30 asked_why="需补充部门意见"
sign_all on 2026-05-13
expect term due due 2026-05-30 raw 2026-05-30
do hand_in on 2026-05-28 outcome="通报稿已报送"
expect state handed_in
expect term due due 2026-05-30 met 2026-05-28
as office
do send_back on 2026-05-29 back_why="缺少整改建议"
as section_head
do hand_in on 2026-06-01 outcome="补充整改建议后再次报送"
as office
do close on 2026-06-02 result=DONE
expect state closed
expect figure plan.supervised 2026 = 1
expect figure plan.supervised.REMARK 2026 = 1
expect figure plan.supervised_closed.DONE 2026 = 1
expect figure plan.supervised_open 2026 = 0
