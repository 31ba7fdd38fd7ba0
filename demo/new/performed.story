# The agency did not act; it is ordered to, and does.
clock T
as {officer}
do receive on T {received} act_kind=OMISSION omission_kind=REPLY management_field={field} {applicant} act_title="未在法定期限内答复履职申请" start_ground=FAILURE_TO_ACT request_made_on=D-90 knowledge_on=D-30 claims="{claims}" facts="{facts}" respondent={agency}
do accept on W+3 procedure=ORDINARY timeliness=IN_TIME second_handler={second}
sign_all on W+3
do call_for_reply on W+5
serve_all at W+6
do record_reply on W+10 reply_gist="{reply}"
do hear_opinion on W+18 opinions.side=APPLICANT opinions.channel=PHONE opinions.heard_on=W+18 opinions.gist="申请人坚持原请求，补充说明了经过"
do decide on W+29 outcome=ORDER_PERFORM findings="经审理查明：{facts}；被申请人举证：{reply}。" reasoning="被申请人负有相应法定职责，未在期限内履行。" decision_basis="《中华人民共和国行政复议法》第六十六条" operative_part="责令被申请人自收到本决定书之日起三十日内履行职责。" performance_required=true perform_by=W+55
sign_all on W+29
serve_all at W+31
do record_performance on W+50 performance_note="已作出书面答复并送达"
do publish on W+52 redacted=true published_where="区政府网站" published_papers=1
sign_all on W+52
do archive on W+60 volume="{year}-复议-{i}"
sign_all on W+60
expect state archived
