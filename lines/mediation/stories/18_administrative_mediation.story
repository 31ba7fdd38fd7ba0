# The market supervision bureau mediates between a buyer and a shop, and an indemnity in reconsideration. The period is local: thirty
# days are only the default of PM-23 (unverified). The quarterly form must balance: all = civil + administrative; agreed =
# written + oral; administrative = in reconsideration + in litigation.
clock 2025-06-03
as mediation_officer
do administrative_mediation_body.set_up on 2025-06-01 body_name="区市场监督管理局行政调解委员会" body_type=DEPARTMENT body_unit=agency1
expect figure mediation.administrative_bodies.DEPARTMENT 2025 = 1
as unit_liaison
do administrative_mediation.receive on 2025-06-03 dispute_kind=CONSUMER account="手机退货争议" persons_involved=2 party="卫晓岚" party="江陵区明珠通讯商行" organ=agency1
do accept on 2025-06-04 consent=true
expect term period due 2025-07-04
do hold_session on 2025-06-10 sessions.held_on=2025-06-10 sessions.result=AGREED sessions.gist="同意退货"
do agree on 2025-06-10 agreement_form=ORAL agreement_text="退货退款二千元" agreement_amount=200000
expect term period met 2025-06-10
do archive on 2025-06-12
expect fault CLOSING_INCOMPLETE
do record_performance on 2025-06-12
do archive on 2025-06-12
expect state archived
# An administrative dispute says at which stage it stands.
do administrative_mediation.receive on 2025-06-16 dispute_kind=INDEMNITY account="扣押物品损坏补偿" persons_involved=1 party="吕立春" organ=agency1
expect fault MISSING_FIELD
do administrative_mediation.receive on 2025-06-16 dispute_kind=INDEMNITY stage=RECONSIDERATION account="扣押物品损坏补偿" persons_involved=1 party="吕立春" organ=agency1
do accept on 2025-06-17 consent=true
do extend on 2025-07-15 extension_days=15 consent=true
expect term period due 2025-08-01
do end_without on 2025-07-28 outcome=FAILED end_note="数额分歧"
expect state ended
do archive on 2025-07-30
expect figure mediation.administrative 2025 = 2
expect figure mediation.administrative.civil 2025 = 1
expect figure mediation.administrative_succeeded 2025 = 1
expect figure mediation.administrative_amount 2025 = 200000
