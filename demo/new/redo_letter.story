# Annulled with the order to decide again, and an opinion letter to the agency, which answers in time.
clock T
as {officer}
do receive on T {received} act_kind={act_kind} management_field={field} {applicant} act_title="{title}" act_on=D-33 start_ground=POST knowledge_on=D-30 claims="{claims}" facts="{facts}" respondent={agency}
do accept on W+3 procedure=ORDINARY timeliness=IN_TIME second_handler={second}
sign_all on W+3
do call_for_reply on W+5
serve_all at W+6
do record_reply on W+10 reply_gist="{reply}"
do hear_opinion on W+18 opinions.side=APPLICANT opinions.channel=PHONE opinions.heard_on=W+18 opinions.gist="申请人坚持原请求，补充说明了经过"
do decide on W+31 outcome=ANNULLED_REDO findings="经审理查明：{facts}；被申请人举证：{reply}。" reasoning="未对申请人提交的证据作出认定，主要事实不清。" decision_basis="《中华人民共和国行政复议法》第六十四条" operative_part="撤销{title}，责令被申请人重新作出处理。" performance_required=true letter_needed=true
sign_all on W+31
serve_all at W+33
keep case
do reconsideration_letter.draft on W+34 letter_type=OPINION case=$case subject="规范证据审核和说理" problem=EVIDENCE content="请对同类案件的证据审核开展自查并完善制度。" recipient={agency}
do issue_opinion on W+36
sign_all on W+36
serve_all at W+37
do record_answer on W+60 answer="已开展自查并修订内部审核办法" accepted_advice=true
do archive on W+64
use case
do note_letter on W+64
do record_performance on W+66 performance_note="已重新作出处理决定"
do publish on W+68 redacted=true published_where="区政府网站" published_papers=1
sign_all on W+68
do archive on W+75 volume="{year}-复议-{i}"
sign_all on W+75
expect state archived
