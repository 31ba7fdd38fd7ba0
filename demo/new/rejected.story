# Accepted, then found not to qualify: the application is rejected (RL23 art 33).
clock T
as {officer}
do receive on T {received} act_kind={act_kind} management_field={field} {applicant} act_title="{title}" act_on=D-33 start_ground=POST knowledge_on=D-30 claims="{claims}" facts="{facts}" respondent={agency}
do accept on W+3 procedure=ORDINARY timeliness=IN_TIME second_handler={second}
sign_all on W+3
do call_for_reply on W+5
serve_all at W+6
do record_reply on W+10 reply_gist="{reply}"
do hear_opinion on W+18 opinions.side=APPLICANT opinions.channel=PHONE opinions.heard_on=W+18 opinions.gist="申请人坚持原请求，补充说明了经过"
do reject_application on W+24 rejection_reason=NOT_QUALIFIED findings="经审理查明，被申请复议的告知系过程性行为。" reasoning="该申请不符合受理条件。" decision_basis="《中华人民共和国行政复议法》第三十三条"
sign_all on W+24
serve_all at W+26
do publish on W+36 redacted=true published_where="区政府网站" published_papers=1
sign_all on W+36
do archive on W+46 volume="{year}-复议-{i}"
sign_all on W+46
expect state archived
