# No such duty: the claim is rejected (RL23 art 69).
clock T
as {officer}
do receive on T {received} act_kind=OMISSION omission_kind=INVESTIGATE management_field={field} {applicant} act_title="未处理投诉事项" start_ground=FAILURE_TO_ACT request_made_on=D-90 knowledge_on=D-30 claims="{claims}" facts="{facts}" respondent={agency}
do accept on W+3 procedure=ORDINARY timeliness=IN_TIME second_handler={second}
sign_all on W+3
do call_for_reply on W+5
serve_all at W+6
do record_reply on W+10 reply_gist="{reply}"
do hear_opinion on W+18 opinions.side=APPLICANT opinions.channel=PHONE opinions.heard_on=W+18 opinions.gist="申请人坚持原请求，补充说明了经过"
do decide on W+28 outcome=CLAIM_REJECTED findings="经审理查明：{facts}；被申请人举证：{reply}。" reasoning="被申请人在受理前已经履行职责并告知申请人。" decision_basis="《中华人民共和国行政复议法》第六十九条" operative_part="驳回申请人的行政复议请求。" rejection_reason=DUTY_DONE
sign_all on W+28
serve_all at W+30
do publish on W+40 redacted=true published_where="区政府网站" published_papers=1
sign_all on W+40
do archive on W+50 volume="{year}-复议-{i}"
sign_all on W+50
expect state archived
