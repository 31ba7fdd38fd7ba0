# Jurisdiction is objected to within fifteen days of the copy (ALI18 art 10) and the objection refused; then the parties
# agree before the court on compensation, which is open to mediation (ALL17 art 60). Its terms are approved before they are
# agreed to; the mediation document is in force at once and names the day of payment.
clock 2025-04-01
as reconsideration_officer
do litigation_case.receive on 2025-04-01 stage=FIRST defendant_role=SOLE copy_mode=DIRECT court="望江区人民法院" registered_on=2025-03-28 act_title="征收补偿协议" act_kind=AGREEMENT plaintiff="童某"
# The fifteenth day is a working Wednesday.
expect term jurisdiction due 2025-04-16
do object_jurisdiction on 2025-04-10 jurisdiction_reason="应由不动产所在地法院管辖"
sign_all on 2025-04-10
expect term jurisdiction met 2025-04-10
do record_jurisdiction on 2025-04-18 jurisdiction_result=REFUSED
do add_evidence evidence.kind=DOCUMENT evidence.name="补偿协议" evidence.proves="约定的履行期"
do answer on 2025-04-15 answer_gist="协议已部分履行"
sign_all on 2025-04-15
clock 2025-06-05
do mediate mediations.held_on=2025-06-05 mediations.result=AGREED mediations.gist="双方同意分两期支付"
do record_result on 2025-06-10 result=MEDIATED judgment_kind=MEDIATION judgment_mode=DIRECT must_perform=true perform_by=2025-06-30
expect fault CONDITION_FAILED
do agree_mediation performance_note="分两期支付" compensation_awarded=12000000
sign_all on 2025-06-06
clock 2025-06-10
do record_result on 2025-06-10 result=MEDIATED judgment_kind=MEDIATION judgment_mode=DIRECT must_perform=true perform_by=2025-06-30
expect state performing
expect term performance due 2025-06-30
do record_performance on 2025-06-27 performance_note="全部付清" paid=12000000
do archive on 2025-07-10 volume="2025-应诉-016"
expect state archived
expect figure litigation.closed_first.consent 2025 = 1
expect figure litigation.mediated.MEDIATED 2025 = 1
