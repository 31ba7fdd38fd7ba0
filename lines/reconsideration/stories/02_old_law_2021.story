# Old law: received on Friday 17 September 2021. 18 and 26 September are working days of the Mid-Autumn swap, so five
# working days end on Sunday the 26th. Nobody acts: by the old text it is accepted as of receipt, and the 60 days run
# from there. The reply is 10 calendar days and falls on 9 October, itself a working Saturday.
clock 2021-09-17
as reconsideration_officer
do receive on 2021-09-17 received_how=IN_PERSON act_kind=PENALTY management_field=MARKET applicant_form=CITIZEN act_title="江公行罚字〔2021〕77号" act_on=2021-08-20 start_ground=POST knowledge_on=2021-08-25 claims="请求撤销该决定" facts="申请人认为认定事实不清" applicant="王某某" respondent=agency1
expect term examination due 2021-09-26
clock 2021-09-27
expect task accept_deemed
do accept_deemed on 2021-09-26
expect fault CONDITION_FAILED
do accept_deemed on 2021-09-17
as section_head
approve on 2021-09-17
as reconsideration_officer
expect state accepted
expect term decision due 2021-11-16
expect term send_copy due 2021-09-28
clock 2021-09-28
do call_for_reply on 2021-09-28
serve acceptance_notice on applicant by DIRECT at 2021-09-28 proved
serve reply_notice on respondent by EXCHANGE at 2021-09-29 proved
expect term reply due 2021-10-09
clock 2021-10-08
do record_reply on 2021-10-08 reply_gist="已依法送达"
clock 2021-11-10
do extend on 2021-11-10 extension_days=30 extension_reason="案情复杂"
as section_head
approve on 2021-11-10
as bureau_head
approve on 2021-11-10
as government_leader
approve on 2021-11-10
as reconsideration_officer
expect term decision due 2021-12-16
serve extension_notice on applicant by POST at 2021-11-12 proved
# No duty to hear opinions and no claim-rejected outcome under the old law.
do decide on 2021-12-08 outcome=CLAIM_REJECTED rejection_reason=NO_DUTY findings="查明" reasoning="理由" decision_basis="旧法" operative_part="驳回" second_handler=officer2
expect fault BAD_VALUE
clock 2021-12-08
do decide on 2021-12-08 outcome=ILLEGAL_CONFIRMED findings="经查，事实如下" reasoning="该行为应予审查" decision_basis="《中华人民共和国行政复议法》第六十八条" operative_part="决定如下" second_handler=officer2
as section_head
approve on 2021-12-08
as deputy_bureau_head
approve on 2021-12-08
as bureau_head
approve on 2021-12-08
as government_leader
approve on 2021-12-08
as reconsideration_officer
expect state decided
expect figure reconsideration.closed.corrected 2021 = 1
expect figure reconsideration.carried_over 2022 = 0
