# A file fails the monthly check for want of a signature, is corrected and passes; only then is the allowance paid for it. One
# dispute is one claim, whoever claims it again. The payment list adds itself up, is shown in public, and is signed by others.
clock 2025-02-10
as mediator
do mediation_dispute.register on 2025-02-10 source=APPLIED committee_kind=VILLAGE dispute_type=NEIGHBOUR account="宅基地滴水争议" party="尤建明" party="秦淑仪"
do accept on 2025-02-10 consent=true rights_told=true mediator_count=1 chosen_by=ASSIGNED
do hold_session on 2025-02-14 sessions.held_on=2025-02-14 sessions.result=AGREED sessions.gist="改装檐沟"
do agree_written on 2025-02-14 facts="滴水影响邻居" agreement_text="十日内改装檐沟" performance_way="改装" performance_due_on=2025-02-24 all_signed=true sealed=true
do record_performance on 2025-02-24 performance=DONE
do revisit on 2025-02-28 revisits.way=VISIT revisits.finding=SETTLED revisits.gist="已改装"
do archive on 2025-02-28 volume="2025-调-004"
keep gutter
as mediation_officer
do people_mediator.appoint on 2025-01-02 mediator_name="龚解忧" sex=MALE mediator_form=PART
keep payee
# Without its base a file fails, whatever its points.
do mediation_file_check.check on 2025-03-05 dispute=$gutter dispute_number="江司民调〔2025〕1号" month_from=2025-02-01 score=91 base_missing=true grade=EXCELLENT committee=committee1
expect fault CONDITION_FAILED
do mediation_file_check.check on 2025-03-05 dispute=$gutter dispute_number="江司民调〔2025〕1号" month_from=2025-02-01 score=91 base_missing=true grade=FAIL defects=[SIGNATURE] defects_note="调解记录缺一方签名" committee=committee1
keep check
do ask_correction on 2025-03-05 correct_by=2025-03-15
# The day the notice sets is no statutory term, but it is watched like one: a Saturday stays a Saturday.
expect term correction due 2025-03-15
do close on 2025-03-06
expect fault WRONG_STATE
as mediator
do correct_file on 2025-03-12 correction_note="已由当事人补签并注明日期"
expect state corrected
as mediation_officer
do close on 2025-03-14 recheck_note="通过"
expect state closed
expect figure mediation.files_checked.FAIL 2025 = 1
expect figure mediation.files_corrected 2025 = 1
as mediator
do case_allowance.claim on 2025-03-31 dispute=$gutter dispute_number="江司民调〔2025〕1号" payee=$payee allowance_grade=USUAL amount_asked=20000 performed=true
keep claim
do case_allowance.claim on 2025-03-31 dispute=$gutter dispute_number="江司民调〔2025〕1号" payee=$payee allowance_grade=USUAL amount_asked=20000 performed=true
expect fault ALREADY_DONE
use claim
as justice_office_head
do check_claim on 2025-04-02
as mediation_officer
do allow on 2025-04-08 file_check=$check file_grade=FAIL amount=15000 cut_reason=GRADE
expect fault CONDITION_FAILED
do allow on 2025-04-08 file_check=$check file_grade=PASS amount=15000 cut_reason=GRADE cut_note="按简易档次"
expect state allowed
do allowance_payment.draw_up on 2025-04-10 allowance_kind=BY_CASE period_from=2025-01-01 period_to=2025-03-31
keep list
do add_line on 2025-04-10 lines.payee="龚解忧" lines.claim_number="江司民调〔2025〕1号" lines.line_amount=15000
do add_line on 2025-04-10 lines.payee="梁息讼" lines.claim_number="江司民调〔2025〕9号" lines.line_amount=30000
# Entered by mistake: taken out by a line against it, so that both show.
do take_out on 2025-04-10 corrections.payee="梁息讼" corrections.line_amount=30000 corrections.reason="尚未复审"
do show on 2025-04-11 shown_until=2025-04-17
do approve_payment on 2025-04-15
expect fault CONDITION_FAILED
clock 2025-04-18
do approve_payment on 2025-04-18 objection="无异议"
as mediation_head
approve on 2025-04-18
as deputy_bureau_head
approve on 2025-04-18
as bureau_head
approve on 2025-04-18
as mediation_officer
expect state approved
do pay on 2025-04-21 voucher="财2025-0418"
expect state paid
use claim
do record_payment on 2025-04-21 payment=$list
expect state paid
expect figure mediation.claims_amount 2025 = 15000
expect figure mediation.allowances.BY_CASE 2025 = 15000
