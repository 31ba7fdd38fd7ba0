# An opinion letter waits for the government leader.
clock T
as {officer}
do receive on T {received} act_kind={act_kind} management_field={field} {applicant} act_title="{title}" act_on=D-25 start_ground=POST knowledge_on=D-22 claims="{claims}" facts="{facts}" respondent={agency}
do accept on W+3 procedure=ORDINARY timeliness=IN_TIME second_handler={second}
sign_all on W+3
do call_for_reply on W+5
serve_all at W+6
do record_reply on W+13 reply_gist="{reply}"
do hear_opinion on W+18 opinions.side=APPLICANT opinions.channel=PHONE opinions.heard_on=W+18 opinions.gist="申请人坚持原请求，补充说明了经过"
do decide on W+28 outcome=ANNULLED_REDO findings="经审理查明：{facts}。" reasoning="主要事实不清，证据不足。" decision_basis="《中华人民共和国行政复议法》第六十四条" operative_part="撤销{title}，责令被申请人重新作出处理。" performance_required=true letter_needed=true
sign_all on W+28
serve_all at W+30
keep case
do reconsideration_letter.draft on W+31 letter_type=OPINION case=$case subject="规范听取陈述申辩的程序" problem=PROCEDURE content="请完善告知与听取陈述申辩的流程。" recipient={agency}
do issue_opinion on W+32
as section_head
approve on W+32
as bureau_head
approve on W+32
