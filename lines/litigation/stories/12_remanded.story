# The plaintiff appeals; the court above annuls and remands (ALL17 art 89). The first judgment is superseded; the case comes
# back as a new case of first instance with a new number, which names no stage before it, and is counted again as the court
# counts it. A ruling has ten days to appeal, a judgment fifteen (ALL17 art 85).
clock 2024-06-03
as reconsideration_officer
do litigation_case.receive on 2024-06-03 stage=FIRST defendant_role=SOLE copy_mode=DIRECT court="江城铁路运输法院" registered_on=2024-05-31 act_title="江府补偿〔2024〕8号" act_kind=EXPROPRIATION plaintiff="邹某"
do add_evidence evidence.kind=DOCUMENT evidence.name="协议" evidence.proves="已签约"
do answer on 2024-06-14 answer_gist="决定合法"
sign_all on 2024-06-14
keep first
clock 2024-10-28
do record_result on 2024-10-28 result=CLAIM_DISMISSED judgment_kind=JUDGMENT judgment_mode=DIRECT
expect term in_force due 2024-11-12
do record_other_appeal on 2024-11-11
expect state appealed
expect term in_force met 2024-11-11
clock 2024-11-25
do litigation_case.receive on 2024-11-25 stage=SECOND defendant_role=SOLE appellant=OTHER_SIDE copy_mode=POST court="江城市中级人民法院" court_number="（2024）江01行终99号" registered_on=2024-11-20 earlier=$first act_title="江府补偿〔2024〕8号" act_kind=EXPROPRIATION plaintiff="邹某"
# Answer to the appeal: fifteen days from its copy (ALI18 art 108).
expect term answer_appeal due 2024-12-10
expect term judgment_second due 2025-02-20
do answer on 2024-12-06 answer_gist="一审判决正确"
sign_all on 2024-12-06
expect term answer_appeal met 2024-12-06
clock 2025-02-17
do record_result on 2025-02-17 result=REMANDED appeal_result=REMANDED judgment_kind=RULING judgment_mode=DIRECT
expect state effective
use first
do record_above on 2025-02-17 above_result=REMANDED
expect state superseded
do archive on 2025-02-28 volume="2024-应诉-070"
expect state archived
clock 2025-03-14
do litigation_case.receive on 2025-03-14 stage=FIRST defendant_role=SOLE copy_mode=DIRECT court="江城铁路运输法院" court_number="（2025）江7101行初20号" registered_on=2025-03-12 act_title="江府补偿〔2024〕8号" act_kind=EXPROPRIATION plaintiff="邹某"
do add_evidence evidence.kind=DOCUMENT evidence.name="协议" evidence.proves="已签约"
do answer on 2025-03-25 answer_gist="决定合法"
sign_all on 2025-03-25
clock 2025-04-25
do record_result on 2025-04-25 result=SUIT_DISMISSED judgment_kind=RULING judgment_mode=DIRECT
# The tenth day, 5 May 2025, lies in the Labour Day rest.
expect term appeal_ruling due 2025-05-06 raw 2025-05-05
clock 2025-05-08
expect task take_effect
do take_effect on 2025-05-07
expect state effective
expect figure litigation.closed_by_stage.SECOND.REMANDED 2025 = 1
expect figure litigation.above.SECOND.REMANDED 2025 = 1
expect figure litigation.final.rejected 2025 = 1
