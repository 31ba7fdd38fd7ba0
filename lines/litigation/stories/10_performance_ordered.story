# Ordered to perform a duty by a day that the judgment names, 30 April 2026. That day is passed: the lapse asks a person to
# urge the unit; the plaintiff may ask for enforcement for two years from the end of the period (ALI18 art 153). He does, and
# enforcement is a stage of its own. The two years end on a Sunday of a year whose holidays are not announced: provisional.
clock 2025-10-20
as reconsideration_officer
do litigation_case.receive on 2025-10-20 stage=FIRST defendant_role=SOLE copy_mode=DIRECT court="江城铁路运输法院" registered_on=2025-10-17 act_title="未履行安置房交付职责" act_kind=OMISSION plaintiff="鲁某" responsible=agency7
do add_evidence evidence.kind=DOCUMENT evidence.name="交付计划" evidence.proves="已安排交付"
do answer on 2025-10-31 answer_gist="已列入交付计划"
sign_all on 2025-10-31
keep first
clock 2026-02-09
do record_result on 2026-02-09 result=ORDER_PERFORM judgment_kind=JUDGMENT judgment_mode=DIRECT must_perform=true
# The fifteenth day, 24 February, is the first working day after the Spring Festival.
expect term appeal due 2026-02-24
do decide_no_appeal on 2026-02-12 no_appeal_reason="判决正确，抓紧履行"
sign_all on 2026-02-12
do take_effect on 2026-02-25 perform_by=2026-04-30
expect state performing
expect term performance due 2026-04-30
expect term enforcement due 2028-05-01
clock 2026-05-06
expect task urge_performance
do urge_performance on 2026-05-06
serve performance_urging on responsible by EXCHANGE at 2026-05-06 proved
do record_enforcement on 2026-05-11
expect term enforcement met 2026-05-11
clock 2026-05-20
do litigation_case.receive on 2026-05-20 stage=ENFORCEMENT defendant_role=SOLE copy_mode=DIRECT court="江城铁路运输法院" court_number="（2026）江7101执55号" earlier=$first act_title="未履行安置房交付职责" act_kind=OMISSION plaintiff="鲁某"
do go_without_answer
clock 2026-06-15
do record_result on 2026-06-15 result=ENFORCED judgment_kind=NOTICE judgment_mode=DIRECT
expect state effective
use first
do record_performance on 2026-06-12 performance_note="已交付安置房并办理入住"
expect state effective
expect term performance met 2026-06-12
expect figure litigation.performed 2026 = 1
expect figure litigation.received.ENFORCEMENT 2026 = 1
expect figure litigation.closed.enforcement 2026 = 1
