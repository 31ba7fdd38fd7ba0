# Accepted 5 August 2024. The 60th day, 4 October, lies in the National Day rest: due on the 8th. Extended by 30 days the 90th
# day from acceptance is Sunday 3 November: due on the 4th, not 30 days after the rolled end. The bureau head approves.
clock 2024-07-30
as reconsideration_officer
do receive on 2024-07-30 received_how=POST act_kind=RIGHT_DETERMINATION management_field=MARKET applicant_form=CITIZEN act_title="江政土权字〔2024〕1号" act_on=2024-07-01 start_ground=POST knowledge_on=2024-07-03 claims="请求撤销该决定" facts="申请人认为认定事实不清" applicant="褚某" respondent=agency1 carrier_number=EMS1029384756
clock 2024-08-05
do accept on 2024-08-05 procedure=ORDINARY timeliness=IN_TIME second_handler=officer2
as section_head
approve on 2024-08-05
as bureau_head
approve on 2024-08-05
as reconsideration_officer
expect term decision due 2024-10-08 raw 2024-10-04
clock 2024-08-20
do call_for_reply on 2024-08-07
serve reply_notice on respondent by EXCHANGE at 2024-08-08 proved
clock 2024-08-20
do record_reply on 2024-08-20 reply_gist="程序合法，证据确实"
expect term reply due 2024-08-22
clock 2024-09-27
do extend on 2024-09-27 extension_days=31 extension_reason="需要勘界"
expect fault BAD_VALUE
do extend on 2024-09-27 extension_days=30 extension_reason="需要勘界"
as section_head
approve on 2024-09-27
as bureau_head
approve on 2024-09-27
as reconsideration_officer
expect term decision due 2024-11-04 raw 2024-11-03
do extend on 2024-10-20 extension_days=5 extension_reason="再次延期"
expect fault ALREADY_DONE
