# Our decision upheld the act of the agency; the applicant sues both. The organ that upheld is a joint defendant (ALL17 art
# 26(2)), and its fifteen days run from its own service, not from that on the agency. The suit follows the reconsideration
# case, which shows it too.
clock 2024-03-04
as reconsideration_officer
do reconsideration_case.receive on 2024-03-04 received_how=POST carrier_number=EMS6600 act_kind=PENALTY applicant_form=CITIZEN act_title="江市监罚字〔2024〕6号" act_on=2024-01-15 start_ground=POST knowledge_on=2024-01-18 claims="撤销处罚" facts="处罚过重" applicant="黎某" respondent=agency1
do accept on 2024-03-08 procedure=ORDINARY timeliness=IN_TIME second_handler=officer2
sign_all on 2024-03-08
do call_for_reply on 2024-03-12
serve_all at 2024-03-13
do record_reply on 2024-03-20 reply_gist="证据确实"
do hear_opinion on 2024-04-02 opinions.side=APPLICANT opinions.channel=PHONE opinions.heard_on=2024-04-02 opinions.gist="坚持原请求"
do decide on 2024-04-26 outcome=UPHELD findings="事实清楚" reasoning="证据确凿" decision_basis="第六十八条" operative_part="维持"
sign_all on 2024-04-26
serve decision on applicant by POST at 2024-04-29 proved
expect term sue_decision due 2024-05-14
do record_suit on 2024-05-13 court="江城铁路运输法院" court_number="（2024）江7101行初31号"
keep review
# Joint after upholding, but no reconsideration case is named: refused.
clock 2024-05-22
do litigation_case.receive on 2024-05-22 stage=FIRST defendant_role=JOINT joint_ground=UPHELD copy_mode=POST court="江城铁路运输法院" registered_on=2024-05-20 act_title="江市监罚字〔2024〕6号及复议决定" act_kind=PENALTY plaintiff="黎某" original_organ=agency1
expect fault CONDITION_FAILED
do litigation_case.receive on 2024-05-22 stage=FIRST defendant_role=JOINT joint_ground=UPHELD copy_mode=POST court="江城铁路运输法院" registered_on=2024-05-20 act_title="江市监罚字〔2024〕6号及复议决定" act_kind=PENALTY plaintiff="黎某" original_organ=agency1 reconsideration=$review
expect term answer due 2024-06-06
do add_evidence evidence.kind=DOCUMENT evidence.name="复议案卷" evidence.proves="复议程序合法" evidence.pages=80
do answer on 2024-06-05 answer_gist="原行政行为合法，复议程序合法"
sign_all on 2024-06-05
# What became of the original act is stated apart from the result for us.
do record_result on 2024-10-21 result=CLAIM_DISMISSED judgment_kind=JUDGMENT judgment_mode=ELECTRONIC
expect fault MISSING_FIELD
do record_result on 2024-10-21 result=CLAIM_DISMISSED organ_result=CLAIM_DISMISSED judgment_kind=JUDGMENT judgment_mode=ELECTRONIC
expect term appeal due 2024-11-05
do take_effect on 2024-11-06
do archive on 2024-11-20 volume="2024-应诉-031"
expect state archived
expect figure litigation.suits.JOINT 2024 = 1
expect figure litigation.after_upholding 2024 = 1
expect figure reconsideration.sued.UPHELD 2024 = 1
use review
clock 2024-11-21
do record_suit_result on 2024-11-21 suit_result="判决驳回诉讼请求"
