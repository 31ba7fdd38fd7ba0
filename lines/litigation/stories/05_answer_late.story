# The answer comes late. The fifteenth day is 18 June 2025; on the next morning the lapse opens a task: what follows is for
# the court, a person confirms the day and says why. More time may be asked within the same days only (ALI18 art 34), so
# asking stays open until the period is over; here it was not asked.
clock 2025-06-03
as reconsideration_officer
do litigation_case.receive on 2025-06-03 stage=FIRST defendant_role=SOLE copy_mode=POST court="江城铁路运输法院" registered_on=2025-05-30 act_title="江府行许〔2025〕1号" act_kind=LICENCE plaintiff="古某"
expect term answer due 2025-06-18
clock 2025-06-20
expect task note_overdue
do go_without_answer
expect fault CONDITION_FAILED
do note_overdue on 2025-06-18 overdue_note="承办单位报送迟延，收文登记遗漏"
do go_without_answer
expect state pending
expect figure litigation.overdue 2025 = 1
clock 2025-10-13
do record_result on 2025-10-13 result=ANNULLED judgment_kind=JUDGMENT judgment_mode=DIRECT judgment_gist="被告逾期举证，视为没有证据"
expect term appeal due 2025-10-28
do decide_no_appeal on 2025-10-20 no_appeal_reason="逾期举证，上诉无法补救"
sign_all on 2025-10-20
do take_effect on 2025-10-29
expect state effective
do analyse_loss on 2025-11-05 loss_cause=LATE_EVIDENCE loss_analysis="收文流转用时十三日" loss_measures="法院文书当日登记并由专人提醒"
sign_all on 2025-11-05
expect figure litigation.analysed.LATE_EVIDENCE 2025 = 1
expect figure litigation.loss_rate_judged 2025 = 1000
