# Suspended from 20 March to 10 April for another case, and again from 18 April to 20 May for settlement talks. 18 days are
# used before the first, 8 between the two; the 34 left from 20 May end on Saturday 22 June and roll to the 24th.
clock 2024-02-28
as reconsideration_officer
do receive on 2024-02-28 received_how=IN_PERSON act_kind=LICENCE management_field=MARKET applicant_form=CITIZEN act_title="江住建许字〔2024〕2号" act_on=2024-02-01 start_ground=POST knowledge_on=2024-02-02 claims="请求撤销该决定" facts="申请人认为认定事实不清" applicant="周某" respondent=agency1
clock 2024-03-01
do accept on 2024-03-01 procedure=ORDINARY timeliness=IN_TIME second_handler=officer2
as section_head
approve on 2024-03-01
as bureau_head
approve on 2024-03-01
as reconsideration_officer
expect term decision due 2024-04-30
clock 2024-03-18
do call_for_reply on 2024-03-05
serve reply_notice on respondent by EXCHANGE at 2024-03-06 proved
clock 2024-03-18
do record_reply on 2024-03-18 reply_gist="程序合法，证据确实"
expect term reply due 2024-03-20
clock 2024-03-20
do suspend on 2024-03-20 suspension_ground=DEPENDS_ON_OTHER_CASE suspension_note="须以另案判决为依据"
as section_head
approve on 2024-03-20
as bureau_head
approve on 2024-03-20
as reconsideration_officer
expect state suspended
expect term decision paused
serve suspension_notice on applicant by POST at 2024-03-22 proved
clock 2024-04-10
do resume on 2024-04-10
as section_head
approve on 2024-04-10
as reconsideration_officer
expect state examining
expect term decision due 2024-05-21
clock 2024-04-18
do suspend on 2024-04-18 suspension_ground=MEDIATION_OR_SETTLEMENT suspension_note="双方书面同意"
as section_head
approve on 2024-04-18
as bureau_head
approve on 2024-04-18
as reconsideration_officer
clock 2024-05-20
do resume on 2024-05-20
as section_head
approve on 2024-05-20
as reconsideration_officer
expect term decision due 2024-06-24 raw 2024-06-22
expect figure reconsideration.suspended 2024 = 1
