# A penalty received by post on 6 May 2024, accepted on the 10th, heard in ordinary procedure and upheld.
# 11 May 2024 is a working Saturday, so the copy is due on the 20th; the 60th day is 9 July, no roll.
clock 2024-05-06
as reconsideration_officer
do receive on 2024-05-06 received_how=POST act_kind=PENALTY management_field=MARKET applicant_form=CITIZEN act_title="江市监罚字〔2024〕18号" act_on=2024-04-15 start_ground=POST knowledge_on=2024-04-20 claims="请求撤销该决定" facts="申请人认为认定事实不清" applicant="李某某" respondent=agency1 carrier_number=EMS1029384756
expect state received
expect term examination due 2024-05-11
expect term application due 2024-06-19
clock 2024-05-10
do accept on 2024-05-10 procedure=ORDINARY timeliness=IN_TIME second_handler=officer2
as section_head
approve on 2024-05-10
as bureau_head
approve on 2024-05-10
as reconsideration_officer
expect state accepted
expect number case "江复〔2024〕1号"
expect term examination met 2024-05-10
expect term send_copy due 2024-05-20
expect term decision due 2024-07-09 raw 2024-07-09
clock 2024-05-14
serve acceptance_notice on applicant by POST at 2024-05-13 proved
do call_for_reply on 2024-05-13
serve reply_notice on respondent by EXCHANGE at 2024-05-14 proved
clock 2024-05-24
do record_reply on 2024-05-24 reply_gist="程序合法，证据确实"
expect term reply due 2024-05-28
expect state examining
do hear_opinion on 2024-06-04 opinions.side=APPLICANT opinions.channel=PHONE opinions.heard_on=2024-06-04 opinions.gist="申请人坚持原请求"
clock 2024-06-20
do decide on 2024-06-20 outcome=UPHELD findings="经查，事实如下" reasoning="该行为应予审查" decision_basis="《中华人民共和国行政复议法》第六十八条" operative_part="决定如下" second_handler=officer2
as section_head
approve on 2024-06-20
as deputy_bureau_head
approve on 2024-06-20
as bureau_head
approve on 2024-06-20
as government_leader
approve on 2024-06-20
as reconsideration_officer
expect state decided
expect term decision met 2024-06-20
clock 2024-06-21
serve decision on applicant by POST at 2024-06-21 proved
serve decision on respondent by EXCHANGE at 2024-06-21 proved
expect term sue_decision due 2024-07-08 raw 2024-07-06
do publish on 2024-07-01 redacted=true published_where="区政府网站" published_papers=1
as section_head
approve on 2024-07-01
as deputy_bureau_head
approve on 2024-07-01
as reconsideration_officer
expect figure reconsideration.accepted 2024 = 1
expect figure reconsideration.closed.UPHELD 2024 = 1
expect figure reconsideration.published_papers 2024 = 1
clock 2024-08-01
do archive on 2024-08-01 volume="2024-复议-001"
as section_head
approve on 2024-08-01
expect state archived
