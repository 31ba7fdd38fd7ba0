# The agency changes its act, the applicant withdraws of his own free will, and the case is terminated. Without the request
# to withdraw it cannot be terminated on that ground.
clock 2024-09-18
as reconsideration_officer
do receive on 2024-09-18 received_how=JUSTICE_OFFICE act_kind=EXPROPRIATION management_field=MARKET applicant_form=CITIZEN act_title="江征补字〔2024〕4号" act_on=2024-08-30 start_ground=POST knowledge_on=2024-09-01 claims="请求撤销该决定" facts="申请人认为认定事实不清" applicant="冯某" respondent=agency1 office_handed_on=2024-09-18
clock 2024-09-23
do accept on 2024-09-23 procedure=ORDINARY timeliness=IN_TIME second_handler=officer2
as section_head
approve on 2024-09-23
as bureau_head
approve on 2024-09-23
as reconsideration_officer
expect term decision due 2024-11-22
clock 2024-10-12
do call_for_reply on 2024-09-25
serve reply_notice on respondent by EXCHANGE at 2024-09-26 proved
clock 2024-10-12
do record_reply on 2024-10-12 reply_gist="程序合法，证据确实"
expect term reply due 2024-10-15
clock 2024-10-25
do terminate on 2024-10-25 termination_ground=WITHDRAWN_APPROVED termination_note="已和解"
expect fault CONDITION_FAILED
do record_withdrawal on 2024-10-24 withdrawal_reason=SETTLEMENT withdrawal_free=true settlement_on=2024-10-23
do terminate on 2024-10-25 termination_ground=WITHDRAWN_APPROVED termination_note="双方和解，申请人自愿撤回"
as section_head
approve on 2024-10-25
as bureau_head
approve on 2024-10-25
as reconsideration_officer
expect state terminated
expect figure reconsideration.withdrawn.SETTLEMENT 2024 = 1
expect figure reconsideration.by_consent.TERMINATED 2024 = 1
expect figure reconsideration.open 2024 = 0
