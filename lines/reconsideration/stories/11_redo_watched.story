# Annulled with the order to re-make, no term in the decision: served on 2 February 2026, so the act is to be re-made by 3 April.
# It is not; performance is ordered, the agency's leader is interviewed, and at last it performs.
clock 2025-11-14
as reconsideration_officer
do receive on 2025-11-14 received_how=POST act_kind=PENALTY management_field=MARKET applicant_form=CITIZEN act_title="江应急罚字〔2025〕12号" act_on=2025-10-20 start_ground=POST knowledge_on=2025-10-22 claims="请求撤销该决定" facts="申请人认为认定事实不清" applicant="卫某" respondent=agency1 carrier_number=EMS1029384756
expect term examination due 2025-11-21
clock 2025-11-20
do accept on 2025-11-20 procedure=ORDINARY timeliness=IN_TIME second_handler=officer2
as section_head
approve on 2025-11-20
as bureau_head
approve on 2025-11-20
as reconsideration_officer
serve acceptance_notice on applicant by POST at 2025-11-21 proved
expect term decision due 2026-01-19
clock 2025-12-05
do call_for_reply on 2025-11-24
serve reply_notice on respondent by EXCHANGE at 2025-11-25 proved
clock 2025-12-05
do record_reply on 2025-12-05 reply_gist="程序合法，证据确实"
expect term reply due 2025-12-09
do hear_opinion on 2025-12-16 opinions.side=APPLICANT opinions.channel=PHONE opinions.heard_on=2025-12-16 opinions.gist="申请人坚持原请求"
clock 2026-01-16
do decide on 2026-01-16 outcome=ANNULLED_REDO findings="经查，事实如下" reasoning="该行为应予审查" decision_basis="《中华人民共和国行政复议法》第六十八条" operative_part="决定如下" second_handler=officer2
expect fault CONDITION_FAILED
do decide on 2026-01-16 outcome=ANNULLED_REDO findings="经查，事实如下" reasoning="该行为应予审查" decision_basis="《中华人民共和国行政复议法》第六十八条" operative_part="决定如下" second_handler=officer2 performance_required=true letter_needed=true
as section_head
approve on 2026-01-16
as deputy_bureau_head
approve on 2026-01-16
as bureau_head
approve on 2026-01-16
as government_leader
approve on 2026-01-16
as reconsideration_officer
expect state watching
clock 2026-02-02
serve decision on applicant by POST at 2026-02-02 proved
serve decision on respondent by EXCHANGE at 2026-02-02 proved
expect term redo due 2026-04-03
clock 2026-04-08
expect task order_performance
do press_for_performance on 2026-04-08 measures.taken_on=2026-04-08 measures.kind=INTERVIEW measures.gist="约谈"
expect fault CONDITION_FAILED
do order_performance on 2026-04-08 order_until=2026-04-30 performance_note="未重新作出决定"
as section_head
approve on 2026-04-08
as bureau_head
approve on 2026-04-08
as government_leader
approve on 2026-04-08
as reconsideration_officer
serve performance_order on respondent by EXCHANGE at 2026-04-09 proved
do press_for_performance on 2026-04-20 measures.taken_on=2026-04-20 measures.kind=INTERVIEW measures.gist="约谈分管负责人"
as section_head
approve on 2026-04-20
as bureau_head
approve on 2026-04-20
as reconsideration_officer
clock 2026-04-29
do record_performance on 2026-04-29 performance_note="已重新作出处罚决定"
expect state decided
do archive on 2026-04-30 volume="2025-复议-040"
expect fault CLOSING_INCOMPLETE
