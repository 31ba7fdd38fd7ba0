# The agency gave no reply in ten working days: held to be without evidence, and annulled.
clock T
as {officer}
do receive on T {received} act_kind={act_kind} management_field={field} {applicant} act_title="{title}" act_on=D-33 start_ground=POST knowledge_on=D-30 claims="{claims}" facts="{facts}" respondent={agency}
do accept on W+3 procedure=ORDINARY timeliness=IN_TIME second_handler={second}
sign_all on W+3
do call_for_reply on W+5
serve_all at W+6
do deem_no_evidence on W+18
sign_all on W+18
do hear_opinion on W+22 opinions.side=APPLICANT opinions.channel=PHONE opinions.heard_on=W+22 opinions.gist="申请人坚持原请求，补充说明了经过"
do decide on W+30 outcome=ANNULLED findings="经审理查明：{facts}。" reasoning="被申请人未按期提交证据，视为没有证据。" decision_basis="《中华人民共和国行政复议法》第七十条" operative_part="撤销被申请人作出的{title}。"
sign_all on W+30
serve_all at W+32
do publish on W+42 redacted=true published_where="区政府网站" published_papers=1
sign_all on W+42
do archive on W+52 volume="{year}-复议-{i}"
sign_all on W+52
expect state archived
