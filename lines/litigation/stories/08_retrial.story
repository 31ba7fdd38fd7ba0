# After a final judgment the other side applies for retrial within six months of its force (ALI18 art 110): in force on 31
# August 2024, so until 28 February 2025. The court above reopens the case; the retrial is a record of its own and reverses.
clock 2024-03-01
as reconsideration_officer
do litigation_case.receive on 2024-03-01 stage=FIRST defendant_role=SOLE copy_mode=DIRECT court="江城铁路运输法院" registered_on=2024-02-28 act_title="江府注销〔2023〕4号" act_kind=LICENCE plaintiff="乔某"
do add_evidence evidence.kind=DOCUMENT evidence.name="公告" evidence.proves="已公告"
do answer on 2024-03-12 answer_gist="注销合法"
sign_all on 2024-03-12
keep first
clock 2024-08-31
do record_result on 2024-08-01 result=CLAIM_DISMISSED judgment_kind=JUDGMENT judgment_mode=DIRECT
do take_effect on 2024-08-31
expect term retrial due 2025-02-28
clock 2025-02-20
do record_retrial on 2025-02-20
expect term retrial met 2025-02-20
clock 2025-04-07
do litigation_case.receive on 2025-04-07 stage=RETRIAL defendant_role=SOLE appellant=OTHER_SIDE copy_mode=POST court="江城市中级人民法院" court_number="（2025）江01行再3号" earlier=$first act_title="江府注销〔2023〕4号" act_kind=LICENCE plaintiff="乔某"
expect state received
do answer on 2025-04-18 answer_gist="原判决正确"
sign_all on 2025-04-18
clock 2025-08-04
do record_result on 2025-08-04 result=ILLEGAL appeal_result=REVERSED judgment_kind=JUDGMENT judgment_mode=DIRECT
expect state effective
expect figure litigation.above.RETRIAL.REVERSED 2025 = 1
expect figure litigation.received.RETRIAL 2025 = 1
expect figure litigation.suits 2025 = 0
