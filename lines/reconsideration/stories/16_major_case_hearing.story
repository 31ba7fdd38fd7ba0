# A major case: no decision without hearing and committee. The hearing is on 12 November 2024; notice must be served five clear
# working days before, by 4 November. The committee's opinion is not followed, so the reason must be given.
clock 2024-09-18
as reconsideration_officer
do receive on 2024-09-18 received_how=POST act_kind=EXPROPRIATION management_field=MARKET applicant_form=CITIZEN act_title="江征决字〔2024〕1号" act_on=2024-08-30 start_ground=POST knowledge_on=2024-09-01 claims="请求撤销该决定" facts="申请人认为认定事实不清" applicant="许某等" respondent=agency1 carrier_number=EMS1029384756
clock 2024-09-23
do accept on 2024-09-23 procedure=ORDINARY timeliness=IN_TIME second_handler=officer2 major_or_complex=true
as section_head
approve on 2024-09-23
as bureau_head
approve on 2024-09-23
as reconsideration_officer
clock 2024-10-12
do call_for_reply on 2024-09-25
serve reply_notice on respondent by EXCHANGE at 2024-09-26 proved
clock 2024-10-12
do record_reply on 2024-10-12 reply_gist="程序合法，证据确实"
clock 2024-10-30
do notify_hearing on 2024-10-30 hearing_on=2024-11-12 hearing_time="上午九时" hearing_place="区司法局听证室" hearing_chair=officer2 hearing_officers=1 hearing_recorder=clerk1
expect fault CONDITION_FAILED
do notify_hearing on 2024-10-30 hearing_on=2024-11-12 hearing_time="上午九时" hearing_place="区司法局听证室" hearing_chair=officer2 hearing_officers=2 hearing_recorder=clerk1
as section_head
approve on 2024-10-30
as reconsideration_officer
expect term hearing_notice_due due 2024-11-04
clock 2024-11-01
serve hearing_notice on applicant by DIRECT at 2024-11-01 proved
serve hearing_notice on respondent by EXCHANGE at 2024-11-01 proved
clock 2024-11-12
do hold_hearing on 2024-11-12 hearings.held_on=2024-11-12 hearings.place="区司法局听证室" hearings.open=true hearings.leader_attended=true hearings.gist="听证笔录"
do ask_committee on 2024-11-13
as section_head
approve on 2024-11-13
as bureau_head
approve on 2024-11-13
as reconsideration_officer
do record_committee on 2024-11-18 committee_opinion="建议维持" committee_adopted=false
clock 2024-11-20
do decide on 2024-11-20 outcome=CHANGED worse_for_applicant=false findings="查明" reasoning="理由" decision_basis="第六十三条" operative_part="变更补偿数额"
expect fault MISSING_FIELD
do decide on 2024-11-20 outcome=CHANGED findings="经查，事实如下" reasoning="该行为应予审查" decision_basis="《中华人民共和国行政复议法》第六十八条" operative_part="决定如下" second_handler=officer2 worse_for_applicant=false nonadoption_reason="咨询意见未考虑评估报告"
as section_head
approve on 2024-11-20
as deputy_bureau_head
approve on 2024-11-20
as bureau_head
approve on 2024-11-20
as government_leader
approve on 2024-11-20
as reconsideration_officer
expect state decided
expect figure reconsideration.hearings 2024 = 1
