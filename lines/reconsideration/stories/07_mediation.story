# A work-injury dispute settled by a mediation document, signed by both sides; counted as ended by consent.
clock 2024-06-03
as reconsideration_officer
do receive on 2024-06-03 received_how=ORAL act_kind=WORK_INJURY management_field=MARKET applicant_form=CITIZEN act_title="江人社工认字〔2024〕31号" act_on=2024-05-10 start_ground=POST knowledge_on=2024-05-12 claims="请求撤销该决定" facts="申请人认为认定事实不清" applicant="郑某" respondent=agency1
expect term examination due 2024-06-11
do record_oral on 2024-06-03 claims="请求撤销不予认定工伤决定" facts="上班途中受伤"
clock 2024-06-07
do accept on 2024-06-07 procedure=ORDINARY timeliness=IN_TIME second_handler=officer2
as section_head
approve on 2024-06-07
as bureau_head
approve on 2024-06-07
as reconsideration_officer
expect term decision due 2024-08-06
clock 2024-06-24
do call_for_reply on 2024-06-11
serve reply_notice on respondent by EXCHANGE at 2024-06-12 proved
clock 2024-06-24
do record_reply on 2024-06-24 reply_gist="程序合法，证据确实"
do conclude_mediation on 2024-07-05 mediation_content="重新调查并作出认定"
expect fault CONDITION_FAILED
clock 2024-07-05
do mediate on 2024-07-02 mediations.held_on=2024-07-02 mediations.result=AGREED mediations.gist="双方达成一致"
do conclude_mediation on 2024-07-05 mediation_content="人社局三十日内重新调查并作出认定" performance_required=true perform_by=2024-08-05
as section_head
approve on 2024-07-05
as bureau_head
approve on 2024-07-05
as government_leader
approve on 2024-07-05
as reconsideration_officer
expect state watching
expect figure reconsideration.by_consent 2024 = 1
clock 2024-08-02
do record_performance on 2024-08-02 performance_note="已重新作出工伤认定"
expect state decided
