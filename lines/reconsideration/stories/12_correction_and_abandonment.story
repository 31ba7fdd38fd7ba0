# Two applications of 24 January 2025 lack material. Notices are due on 7 February (26 January and 8 February are working
# weekend days). One is corrected on the 20th: five working days begin anew. The other stays silent: deemed abandoned.
clock 2025-01-24
as reconsideration_officer
do receive on 2025-01-24 received_how=POST act_kind=PENALTY management_field=MARKET applicant_form=CITIZEN act_title="江市监罚字〔2024〕18号" act_on=2025-01-10 start_ground=POST knowledge_on=2025-01-12 claims="请求撤销该决定" facts="申请人认为认定事实不清" applicant="蒋某" respondent=agency1 carrier_number=EMS1029384756
expect term examination due 2025-02-07
clock 2025-02-07
do ask_correction on 2025-02-07 missing=[APPLICANT_IDENTITY,CLAIM] missing_note="请提交身份证明并写明具体请求"
as section_head
approve on 2025-02-07
as reconsideration_officer
expect state correcting
serve correction_notice on applicant by POST at 2025-02-08 proved
expect term correction due 2025-02-21
clock 2025-02-20
do record_correction on 2025-02-20 claims="请求撤销处罚"
expect state received
expect term examination_again due 2025-02-27
clock 2025-02-25
do accept on 2025-02-25 procedure=ORDINARY timeliness=IN_TIME second_handler=officer2
as section_head
approve on 2025-02-25
as bureau_head
approve on 2025-02-25
as reconsideration_officer
expect term decision due 2025-04-27
# The second application, entered afterwards with its own dates.
do receive on 2025-01-24 received_how=POST act_kind=PENALTY management_field=MARKET applicant_form=CITIZEN act_title="江市监罚字〔2024〕18号" act_on=2025-01-10 start_ground=POST knowledge_on=2025-01-12 claims="请求撤销该决定" facts="申请人认为认定事实不清" applicant="沈某" respondent=agency1 carrier_number=EMS1029384756
do ask_correction on 2025-02-07 missing=[SIGNATURE] missing_note="请签名"
as section_head
approve on 2025-02-07
as reconsideration_officer
serve correction_notice on applicant by POST at 2025-02-08 proved
clock 2025-02-26
expect task deem_abandoned
do deem_abandoned on 2025-02-22
as section_head
approve on 2025-02-22
as reconsideration_officer
expect state abandoned
expect figure reconsideration.received 2025 = 2
expect figure reconsideration.not_accepted.ABANDONED 2025 = 1
expect figure reconsideration.checking 2025 = 0
