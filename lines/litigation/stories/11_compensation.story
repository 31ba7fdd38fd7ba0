# A demolition is held illegal and damages are awarded besides. The act counts once, by the result for us, and the sum stands
# in its own field; both amounts are kept apart: claimed, awarded and paid.
clock 2025-03-10
as reconsideration_officer
do litigation_case.receive on 2025-03-10 stage=FIRST defendant_role=SOLE copy_mode=DIRECT court="江城铁路运输法院" registered_on=2025-03-07 act_title="强制拆除行为" act_kind=EXECUTION plaintiff="车某" compensation_asked=true
expect fault MISSING_FIELD
do litigation_case.receive on 2025-03-10 stage=FIRST defendant_role=SOLE copy_mode=DIRECT court="江城铁路运输法院" registered_on=2025-03-07 act_title="强制拆除行为" act_kind=EXECUTION plaintiff="车某" compensation_asked=true compensation_claimed=80000000 responsible=agency40
do add_evidence evidence.kind=AUDIO_VISUAL evidence.name="现场录像" evidence.proves="拆除经过"
do answer on 2025-03-21 answer_gist="拆除有依据"
sign_all on 2025-03-21
clock 2025-08-18
do record_result on 2025-08-18 result=ILLEGAL other_results=[COMPENSATE] judgment_kind=JUDGMENT judgment_mode=DIRECT compensation_awarded=23500000 must_perform=true suggestion_given=true
expect term appeal due 2025-09-02
do decide_no_appeal on 2025-08-29 no_appeal_reason="程序确有违法"
sign_all on 2025-08-29
do take_effect on 2025-09-03 perform_by=2025-10-31
do record_performance on 2025-09-25 performance_note="已支付"
expect fault MISSING_FIELD
do record_performance on 2025-09-25 performance_note="已支付" paid=23500000
do analyse_loss on 2025-09-28 loss_cause=PROCEDURE loss_analysis="未催告即强制执行" loss_measures="强制执行前法制审核"
sign_all on 2025-09-28
do archive on 2025-10-15 volume="2025-应诉-012"
expect state archived
expect figure litigation.compensation_claimed 2025 = 80000000
expect figure litigation.awarded 2025 = 23500000
expect figure litigation.paid 2025 = 23500000
expect figure litigation.closed_first.ILLEGAL 2025 = 1
