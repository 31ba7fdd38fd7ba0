# Law of before 2024: after acceptance it turns out not to qualify (IR07 art 48), and the application is rejected.
clock T
as {officer}
do receive on T {received} act_kind={act_kind} management_field={field} {applicant} act_title="{title}" act_on=D-33 start_ground=POST knowledge_on=D-30 claims="{claims}" facts="{facts}" respondent={agency}
do accept on W+3 procedure=ORDINARY timeliness=IN_TIME second_handler={second}
sign_all on W+3
do call_for_reply on W+5
serve_all at W+6
do record_reply on W+10 reply_gist="{reply}"
do reject_application on W+24 rejection_reason=NOT_QUALIFIED findings="经审理查明，{title}系对先前处理结果的重复说明，未对申请人的权利义务产生新的影响。" reasoning="该申请不符合受理条件。" decision_basis="《中华人民共和国行政复议法实施条例》（2007年）第四十八条第一款第二项"
sign_all on W+24
serve_all at W+26
do publish on W+36 redacted=true published_where="区政府网站" published_papers=1
sign_all on W+36
do archive on W+48 volume="{year}-复议-{i}"
sign_all on W+48
expect state archived
