# A living allowance for two full-time mediators, and a claim that is sent back because nothing was performed yet. PML10 art 16
# promises the allowance; its amount is the county's.
clock 2026-02-02
as mediation_officer
do allowance_payment.draw_up on 2026-02-02 allowance_kind=LIVING period_from=2026-01-01 period_to=2026-01-31
do show on 2026-02-02 shown_until=2026-02-06
expect fault CONDITION_FAILED
do add_line on 2026-02-02 lines.payee="满秋红" lines.line_amount=280000
do add_line on 2026-02-02 lines.payee="龚解忧" lines.line_amount=280000
do show on 2026-02-02 shown_until=2026-02-06
clock 2026-02-09
do approve_payment on 2026-02-09
as mediation_head
send_back "请附考勤" on 2026-02-09
as mediation_officer
do approve_payment on 2026-02-09 objection="无异议，考勤已附"
as mediation_head
approve on 2026-02-09
as deputy_bureau_head
approve on 2026-02-09
as bureau_head
approve on 2026-02-09
as mediation_officer
do pay on 2026-02-10 voucher="财2026-0031"
expect figure mediation.allowances.LIVING 2026 = 560000
do people_mediator.appoint on 2026-01-05 mediator_name="梁息讼" sex=MALE mediator_form=PART
keep payee
as mediator
do mediation_dispute.register on 2026-02-10 source=APPLIED committee_kind=VILLAGE dispute_type=CONTRACT account="货款争议" party="施慧敏" party="许承志"
keep goods
do case_allowance.claim on 2026-02-11 dispute=$goods dispute_number="江司民调〔2026〕1号" payee=$payee allowance_grade=SIMPLE amount_asked=10000 performed=false
expect fault CONDITION_FAILED
do case_allowance.claim on 2026-02-11 dispute=$goods dispute_number="江司民调〔2026〕1号" payee=$payee allowance_grade=SIMPLE amount_asked=10000 performed=true
as justice_office_head
do return_claim on 2026-02-12 cut_reason=NOT_PERFORMED cut_note="纠纷尚在调解"
expect state returned
expect figure mediation.claims_paid 2026 = 0
