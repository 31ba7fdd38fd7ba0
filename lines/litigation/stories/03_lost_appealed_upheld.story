# Lost, appealed by us, upheld. The judgment is served on 9 June 2025: fifteen days, to 24 June, to appeal (ALL17 art 85).
# The second instance is a record of its own with its own court and number; it has three months from the receipt of the
# appeal (ALL17 art 88). The judgment of first instance takes force with it, and the redoing is then due on the day named.
clock 2025-01-06
as reconsideration_officer
do litigation_case.receive on 2025-01-06 stage=FIRST defendant_role=SOLE copy_mode=DIRECT court="江城铁路运输法院" court_number="（2025）江7101行初2号" registered_on=2025-01-03 act_title="江府行复不受〔2024〕9号" act_kind=OTHER plaintiff="汪某" responsible=agency2
expect term answer due 2025-01-21
do add_evidence evidence.kind=DOCUMENT evidence.name="送达回证" evidence.proves="送达日期"
do answer on 2025-01-17 answer_gist="决定合法"
sign_all on 2025-01-17
keep first
clock 2025-06-09
do record_result on 2025-06-09 result=ANNULLED_REDO judgment_kind=JUDGMENT judgment_mode=DIRECT judgment_gist="期限起算日认定错误" must_perform=true
expect state judged
expect term appeal due 2025-06-24
expect figure litigation.loss_rate 2025 = 1000
do decide_appeal on 2025-06-20 appeal_grounds="一审认定事实错误" court_above="江城市中级人民法院"
sign_all on 2025-06-20
expect state appealed
expect term appeal met 2025-06-20
clock 2025-07-10
do litigation_case.open_above on 2025-07-08 stage=SECOND defendant_role=SOLE court="江城市中级人民法院" court_number="（2025）江01行终60号" earlier=$first act_title="江府行复不受〔2024〕9号" act_kind=OTHER plaintiff="汪某"
expect state pending
expect term judgment_second due 2025-10-09
keep second
clock 2025-09-15
do record_result on 2025-09-15 result=ANNULLED_REDO appeal_result=UPHELD_JUDGMENT judgment_kind=JUDGMENT judgment_mode=DIRECT
# Second instance is final: no time to appeal, in force on service.
expect state effective
use first
do record_above on 2025-09-15 above_result=UPHELD_JUDGMENT must_perform=true perform_by=2025-11-14
expect state performing
expect term performance due 2025-11-14
clock 2025-11-10
do record_performance on 2025-11-10 performance_note="已重新受理并作出决定"
expect state effective
expect term performance met 2025-11-10
# A lost case is not archived without its analysis.
do archive on 2025-11-12 volume="2025-应诉-002"
expect fault CLOSING_INCOMPLETE
do analyse_loss on 2025-11-12 loss_cause=LAW loss_analysis="期限起算适用错误" loss_measures="修订立案审查表"
sign_all on 2025-11-12
do archive on 2025-11-20 volume="2025-应诉-002"
expect state archived
expect figure litigation.closed_by_stage.SECOND.ANNULLED_REDO 2025 = 1
expect figure litigation.final.lost 2025 = 1
expect figure litigation.suits 2025 = 1
