# Summary procedure by agreement of the parties: the copy in three working days, the reply in five, the decision in thirty days.
clock T
as {officer}
do receive on T {received} act_kind={act_kind} management_field={field} {applicant} act_title="{title}" act_on=D-33 start_ground=POST knowledge_on=D-30 claims="{claims}" facts="{facts}" respondent={agency}
do accept on W+3 procedure=SUMMARY summary_gateway=AGREED timeliness=IN_TIME second_handler={second}
sign_all on W+3
do call_for_reply on W+4
serve_all at W+5
do record_reply on W+8 reply_gist="{reply}"
do decide on W+15 outcome=UPHELD findings="经审理查明：{facts}；被申请人举证：{reply}。" reasoning="该行为事实清楚，权利义务关系明确，处理适当。" decision_basis="《中华人民共和国行政复议法》第六十八条" operative_part="维持被申请人作出的{title}。"
sign_all on W+15
serve_all at W+17
do publish on W+27 redacted=true published_where="区政府网站" published_papers=1
sign_all on W+27
do archive on W+36 volume="{year}-复议-{i}"
sign_all on W+36
expect state archived
