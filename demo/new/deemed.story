# Nobody acted within five working days: accepted by law on the last of them, and confirmed the day after.
clock T
as {officer}
do receive on T {received} act_kind={act_kind} management_field={field} {applicant} act_title="{title}" act_on=D-33 start_ground=POST knowledge_on=D-30 claims="{claims}" facts="{facts}" respondent={agency}
do accept_deemed on W+5
sign_all on W+6
do name_handlers on W+6 second_handler={second}
do call_for_reply on W+8
serve_all at W+9
do record_reply on W+16 reply_gist="{reply}"
do hear_opinion on W+22 opinions.side=APPLICANT opinions.channel=PHONE opinions.heard_on=W+22 opinions.gist="申请人坚持原请求，补充说明了经过"
do decide on W+34 outcome=UPHELD findings="经审理查明：{facts}；被申请人举证：{reply}。" reasoning="该行为合法适当。" decision_basis="《中华人民共和国行政复议法》第六十八条" operative_part="维持被申请人作出的{title}。"
sign_all on W+34
serve_all at W+36
do publish on W+46 redacted=true published_where="区政府网站" published_papers=1
sign_all on W+46
do archive on W+56 volume="{year}-复议-{i}"
sign_all on W+56
expect state archived
