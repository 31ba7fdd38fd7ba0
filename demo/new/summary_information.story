# A case on open information, always fit for the summary procedure; the answer is annulled and given again.
clock T
as {officer}
do receive on T {received} act_kind=OPEN_INFORMATION management_field={field} {applicant} act_title="政府信息公开答复（{year}第{i}号）" act_on=D-33 start_ground=POST knowledge_on=D-30 claims="{claims}" facts="{facts}" respondent={agency}
do accept on W+3 procedure=SUMMARY summary_gateway=OPEN_INFORMATION timeliness=IN_TIME second_handler={second}
sign_all on W+3
do call_for_reply on W+4
serve_all at W+5
do record_reply on W+8 reply_gist="{reply}"
do decide on W+17 outcome=ANNULLED_REDO findings="经审理查明：{facts}；被申请人举证：{reply}。" reasoning="被申请人未说明检索情况，答复内容不明确。" decision_basis="《中华人民共和国行政复议法》第六十四条" operative_part="撤销该答复，责令被申请人二十个工作日内重新答复。" performance_required=true perform_by=W+40
sign_all on W+17
serve_all at W+19
do record_performance on W+36 performance_note="已重新答复"
do publish on W+38 redacted=true published_where="区政府网站" published_papers=1
sign_all on W+38
do archive on W+46 volume="{year}-复议-{i}"
sign_all on W+46
expect state archived
