# Sole defendant, claims dismissed. The copy is served on Friday 20 September 2024: the fifteenth day, 5 October, lies in
# the National Day rest, so answer and evidence are due on Tuesday 8 October (ALL17 art 67). Objection and request for more
# time end with the same day, and end when the answer is filed.
clock 2024-09-20
as reconsideration_officer
do litigation_case.receive on 2024-09-20 stage=FIRST defendant_role=SOLE copy_mode=DIRECT court="江城铁路运输法院" court_number="（2024）江7101行初88号" registered_on=2024-09-18 court_procedure=ORDINARY plaintiff_form=CITIZEN act_title="江府征补〔2024〕3号补偿决定" act_kind=EXPROPRIATION act_on=2024-06-03 claims="撤销补偿决定" plaintiff="陶某" responsible=agency7
expect state received
expect term answer due 2024-10-08 raw 2024-10-05
expect term ask_late due 2024-10-08
expect term jurisdiction due 2024-10-08
expect term judgment due 2025-03-18
keep suit
do pass_on on 2024-09-23 evidence_by=2024-09-29 task_note="请一并提交评估报告的送达证明"
do hand_in on 2024-09-27 answer_gist="补偿方式和标准符合补偿方案" norms_relied_on="国有土地上房屋征收与补偿条例"
# The defendant proves that the act is lawful: without evidence no answer goes out (ALL17 art 34).
do answer on 2024-09-29 answer_gist="补偿方式和标准符合补偿方案"
expect fault CONDITION_FAILED
do add_evidence evidence.kind=DOCUMENT evidence.name="分户评估报告" evidence.proves="被征收房屋价值" evidence.pages=12
# Lawyers alone are not enough (ALI18 art 128).
do name_agents on 2024-09-29 agents_scope="一般代理" counsel="柳律师"
expect fault CONDITION_FAILED
do name_agents on 2024-09-29 agents_scope="一般代理" staff_agent="沈知远" counsel="柳律师"
sign_all on 2024-09-29
do answer on 2024-09-29 answer_gist="补偿方式和标准符合补偿方案，评估结果已依法送达" norms_relied_on="国有土地上房屋征收与补偿条例"
sign_all on 2024-09-29
expect state pending
expect term answer met 2024-09-29
# A leader sits in court and speaks; the proof of identity is filed before (APP20 art 6).
clock 2024-11-04
do litigation_session.plan on 2024-11-04 case=$suit matter="二号地块补偿案" stage=FIRST session_kind=TRIAL session_on=2024-11-20 session_time="9:30" summons_mode=DIRECT leader_called=true leader_notice_on=2024-11-04
expect term summons due 2024-11-16
do hold on 2024-11-20 leader_attended=true leader_spoke=true
expect fault CONDITION_FAILED
do name_leader on 2024-11-08 leader_name="钟怀信" leader_post="副区长" leader_rank=DEPUTY
sign_all on 2024-11-08
clock 2024-11-20
do hold on 2024-11-20 leader_attended=true leader_spoke=true counsel_attended=true watched_by=20
expect state held
expect figure litigation.appearance_rate 2024 = 1000
use suit
clock 2025-03-03
do record_result on 2025-03-03 result=CLAIM_DISMISSED judgment_kind=JUDGMENT judgment_mode=DIRECT judged_on=2025-02-26 judgment_number="（2024）江7101行初88号"
expect state judged
expect term appeal due 2025-03-18
expect term judgment met 2025-03-03
do decide_no_appeal on 2025-03-05 no_appeal_reason="判决支持我方"
sign_all on 2025-03-05
# Whether the other side appealed is for a person to check: the lapse only opens the task.
clock 2025-03-20
expect task take_effect
do take_effect on 2025-03-03
expect fault CONDITION_FAILED
do take_effect on 2025-03-19
expect state effective
expect term retrial due 2025-09-19
do archive on 2025-03-25 volume="2024-应诉-088"
expect state archived
expect figure litigation.suits.SOLE 2024 = 1
expect figure litigation.closed_by_role.SOLE.CLAIM_DISMISSED 2025 = 1
expect figure litigation.loss_rate 2025 = 0
