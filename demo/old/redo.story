# Law of before 2024: annulled with the order to decide again within 60 days of service; the agency does, and says so.
clock T
as {officer}
do receive on T {received} act_kind={act_kind} management_field={field} {applicant} act_title="{title}" act_on=D-33 start_ground=POST knowledge_on=D-30 claims="{claims}" facts="{facts}" respondent={agency}
do accept on W+3 procedure=ORDINARY timeliness=IN_TIME second_handler={second}
sign_all on W+3
do call_for_reply on W+5
serve_all at W+6
do record_reply on W+10 reply_gist="{reply}"
do decide on W+28 outcome=ANNULLED_REDO findings="经审理查明：{facts}；被申请人举证：{reply}。" reasoning="主要事实不清、证据不足，应当重新调查处理。" decision_basis="《中华人民共和国行政复议法》（2017年修正）第二十八条第一款第三项" operative_part="撤销{title}，责令被申请人自收到本决定书之日起六十日内重新作出处理。" performance_required=true
sign_all on W+28
expect state watching
serve_all at W+30
do publish on W+39 redacted=true published_where="区政府网站" published_papers=1
sign_all on W+39
do record_performance on W+50 performance_note="已重新调查并另行作出处理决定，送达申请人"
do archive on W+58 volume="{year}-复议-{i}"
sign_all on W+58
expect state archived
