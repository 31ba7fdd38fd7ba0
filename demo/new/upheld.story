# Law since 2024, ordinary procedure: the reply within ten working days, the parties heard, upheld.
clock T
as {officer}
do receive on T {received} act_kind={act_kind} management_field={field} {applicant} act_title="{title}" act_on=D-33 start_ground=POST knowledge_on=D-30 claims="{claims}" facts="{facts}" respondent={agency}
do accept on W+3 procedure=ORDINARY timeliness=IN_TIME second_handler={second}
sign_all on W+3
do call_for_reply on W+5
serve_all at W+6
do record_reply on W+10 reply_gist="{reply}"
do hear_opinion on W+18 opinions.side=APPLICANT opinions.channel=PHONE opinions.heard_on=W+18 opinions.gist="申请人坚持原请求，补充说明了经过"
do decide on W+30 outcome=UPHELD findings="经审理查明：{facts}；被申请人举证：{reply}。" reasoning="该行为认定事实清楚，证据确凿，适用依据正确，程序合法，内容适当。" decision_basis="《中华人民共和国行政复议法》第六十八条" operative_part="维持被申请人作出的{title}。"
sign_all on W+30
serve_all at W+32
do publish on W+42 redacted=true published_where="区政府网站" published_papers=1
sign_all on W+42
do archive on W+52 volume="{year}-复议-{i}"
sign_all on W+52
expect state archived
