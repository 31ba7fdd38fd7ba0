# Law of before 2024: the act broke the procedure and there is nothing left to annul; it is confirmed unlawful.
clock T
as {officer}
do receive on T {received} act_kind={act_kind} management_field={field} {applicant} act_title="{title}" act_on=D-33 start_ground=POST knowledge_on=D-30 claims="{claims}" facts="{facts}" respondent={agency}
do accept on W+3 procedure=ORDINARY timeliness=IN_TIME second_handler={second}
sign_all on W+3
do call_for_reply on W+5
serve_all at W+6
do record_reply on W+10 reply_gist="{reply}"
do decide on W+30 outcome=ILLEGAL_CONFIRMED findings="经审理查明：{facts}；被申请人举证：{reply}。" reasoning="被申请人未依法告知陈述、申辩的权利即作出处理，程序违法；该行为已执行完毕，不具有可撤销内容。" decision_basis="《中华人民共和国行政复议法》（2017年修正）第二十八条第一款第三项" operative_part="确认被申请人作出的{title}违法。"
sign_all on W+30
serve_all at W+32
do publish on W+40 redacted=true published_where="区政府网站" published_papers=1
sign_all on W+40
do archive on W+50 volume="{year}-复议-{i}"
sign_all on W+50
expect state archived
