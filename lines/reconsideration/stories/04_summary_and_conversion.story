# A warning, summary procedure: copy in 3 working days, reply in 5, decision in 30 days, no extension. When it proves
# complex it is converted; 60 days run from the original acceptance (D10, disputed) and end in the Labour Day rest.
clock 2025-03-03
as reconsideration_officer
do receive on 2025-03-03 received_how=POST act_kind=PENALTY management_field=MARKET applicant_form=CITIZEN act_title="江交罚字〔2025〕3号" act_on=2025-02-10 start_ground=POST knowledge_on=2025-02-12 claims="请求撤销该决定" facts="申请人认为认定事实不清" applicant="孙某" respondent=agency1 carrier_number=EMS1029384756
clock 2025-03-04
do accept on 2025-03-04 procedure=SUMMARY timeliness=IN_TIME second_handler=officer2 summary_gateway=WARNING
as section_head
approve on 2025-03-04
as bureau_head
approve on 2025-03-04
as reconsideration_officer
expect term send_copy_summary due 2025-03-07
expect term decision_summary due 2025-04-03
clock 2025-03-06
do call_for_reply on 2025-03-05
serve reply_notice on respondent by EXCHANGE at 2025-03-06 proved
clock 2025-03-13
do record_reply on 2025-03-13 reply_gist="程序合法，证据确实"
expect term reply_summary due 2025-03-13
do extend on 2025-03-13 extension_days=10 extension_reason="需要补充调查"
expect fault CONDITION_FAILED
clock 2025-03-24
do convert_to_ordinary on 2025-03-24 conversion_reason="双方对主要事实争议较大"
as section_head
approve on 2025-03-24
as bureau_head
approve on 2025-03-24
as reconsideration_officer
expect state examining
expect term decision_converted due 2025-05-06 raw 2025-05-03
expect figure reconsideration.converted 2025 = 1
expect figure reconsideration.accepted_by_procedure.ORDINARY 2025 = 1
