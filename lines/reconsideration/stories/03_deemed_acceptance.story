# Received on Friday 27 September 2024; the five working days (29 and 30 September, 8, 9, 10 October) end on 10 October.
# Under the new law it is deemed accepted on that day, not on receipt; a person confirms it.
clock 2024-09-27
as reconsideration_officer
do receive on 2024-09-27 received_how=ONLINE act_kind=COERCION management_field=MARKET applicant_form=CITIZEN act_title="江城执强决字〔2024〕5号" act_on=2024-09-10 start_ground=POST knowledge_on=2024-09-11 claims="请求撤销该决定" facts="申请人认为认定事实不清" applicant="赵某" respondent=agency1
expect term examination due 2024-10-10
clock 2024-10-11
expect task accept_deemed
do accept_deemed on 2024-09-27
expect fault CONDITION_FAILED
do accept_deemed on 2024-10-10
as section_head
approve on 2024-10-10
as reconsideration_officer
expect state accepted
expect term send_copy due 2024-10-18
expect term decision due 2024-12-09
expect figure reconsideration.deemed_accepted 2024 = 1
