# The call for a reply is served on 12 March 2024; nothing comes by the 26th. A task proposes the finding of no evidence; the
# section head decides. A reply two days later is registered as late, and the act can no longer be upheld.
clock 2024-03-05
as reconsideration_officer
do receive on 2024-03-05 received_how=POST act_kind=OPEN_INFORMATION management_field=MARKET applicant_form=CITIZEN act_title="江自然依复〔2024〕1号" act_on=2024-02-20 start_ground=POST knowledge_on=2024-02-22 claims="请求撤销该决定" facts="申请人认为认定事实不清" applicant="陈某" respondent=agency1 carrier_number=EMS1029384756
clock 2024-03-07
do accept on 2024-03-07 procedure=ORDINARY timeliness=IN_TIME second_handler=officer2
as section_head
approve on 2024-03-07
as bureau_head
approve on 2024-03-07
as reconsideration_officer
expect term decision due 2024-05-06
do call_for_reply on 2024-03-11
serve reply_notice on respondent by EXCHANGE at 2024-03-12 proved
expect term reply due 2024-03-26
clock 2024-03-27
expect task deem_no_evidence
do deem_no_evidence on 2024-03-27
as section_head
approve on 2024-03-27
as reconsideration_officer
expect state examining
clock 2024-03-29
do record_late_reply on 2024-03-29 reply_gist="答复迟到" reply_late_reason="内部流转延误"
do hear_opinion on 2024-04-02 opinions.side=APPLICANT opinions.channel=PHONE opinions.heard_on=2024-04-02 opinions.gist="申请人坚持原请求"
clock 2024-04-20
do decide on 2024-04-20 outcome=UPHELD findings="查明" reasoning="理由" decision_basis="第六十八条" operative_part="维持"
expect fault CONDITION_FAILED
do decide on 2024-04-20 outcome=ANNULLED_REDO findings="经查，事实如下" reasoning="该行为应予审查" decision_basis="《中华人民共和国行政复议法》第六十八条" operative_part="决定如下" second_handler=officer2 performance_required=true perform_by=2024-05-20
as section_head
approve on 2024-04-20
as deputy_bureau_head
approve on 2024-04-20
as bureau_head
approve on 2024-04-20
as government_leader
approve on 2024-04-20
as reconsideration_officer
expect state watching
expect figure reconsideration.no_evidence 2024 = 1
