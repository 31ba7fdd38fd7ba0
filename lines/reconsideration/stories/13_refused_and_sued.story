# Another organ is competent: the refusal names it. The applicant has 15 days from receipt to sue, and does.
clock 2024-12-02
as reconsideration_officer
do receive on 2024-12-02 received_how=POST act_kind=LEVY management_field=MARKET applicant_form=CITIZEN act_title="税费缴纳通知" act_on=2024-11-01 start_ground=POST knowledge_on=2024-11-05 claims="请求撤销该决定" facts="申请人认为认定事实不清" applicant="韩某" respondent=agency1 carrier_number=EMS1029384756
expect term examination due 2024-12-09
do refuse on 2024-12-06 refusal_reason=OTHER_ORGAN refusal_grounds="税务机关由上一级税务机关管辖"
expect fault MISSING_FIELD
clock 2024-12-06
do refuse on 2024-12-06 refusal_reason=OTHER_ORGAN refusal_grounds="税务机关由上一级税务机关管辖" right_organ="某市税务局"
as section_head
approve on 2024-12-06
as bureau_head
approve on 2024-12-06
as government_leader
approve on 2024-12-06
as reconsideration_officer
expect state refused
clock 2024-12-10
serve refusal_decision on applicant by POST at 2024-12-10 proved
expect term sue_refusal due 2024-12-25
clock 2024-12-20
do record_suit on 2024-12-20 court="某区人民法院"
expect figure reconsideration.refused.OTHER_ORGAN 2024 = 1
do archive on 2025-01-05 volume="2024-复议-090"
expect fault CLOSING_INCOMPLETE
