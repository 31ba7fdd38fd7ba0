# Annulled for want of evidence.
clock T
as {officer}
do receive on T {received} act_kind={act_kind} management_field={field} {applicant} act_title="{title}" act_on=D-33 start_ground=POST knowledge_on=D-30 claims="{claims}" facts="{facts}" respondent={agency}
do accept on W+3 procedure=ORDINARY timeliness=IN_TIME second_handler={second}
sign_all on W+3
do call_for_reply on W+5
serve_all at W+6
do record_reply on W+10 reply_gist="{reply}"
do hear_opinion on W+18 opinions.side=APPLICANT opinions.channel=PHONE opinions.heard_on=W+18 opinions.gist="申请人坚持原请求，补充说明了经过"
do decide on W+34 outcome=ANNULLED findings="经审理查明：{facts}；被申请人举证：{reply}。" reasoning="主要事实不清，证据不足。" decision_basis="《中华人民共和国行政复议法》第六十四条第一款第一项" operative_part="撤销被申请人作出的{title}。"
sign_all on W+34
serve_all at W+36
do publish on W+46 redacted=true published_where="区政府网站" published_papers=1
sign_all on W+46
do archive on W+58 volume="{year}-复议-{i}"
sign_all on W+58
expect state archived
