# Wages of eleven building workers. The agreement takes effect on 5 September 2025; the thirtieth day, 5 October, lies in the
# National Day rest, so the joint request is in time until 9 October (PML10 art 33, CC 203). On the 10th it would be too late.
# MAC11 arts 4 and 5: the court has three days to accept and fifteen to rule, ten more by its president.
clock 2025-08-25
as mediator
do mediation_dispute.register on 2025-08-25 source=APPLIED committee_kind=TRADE dispute_type=MIGRANT_WAGES account="班组工资拖欠两个月" claim_amount=13200000 persons_involved=12 difficulty=COMPLEX scale=GROUP party="江陵区宏图建筑劳务有限公司" party="王启航"
do accept on 2025-08-26 consent=true rights_told=true mediator_count=2 chosen_by=CHOSEN
clock 2025-09-05
do hold_session on 2025-09-04 sessions.held_on=2025-09-04 sessions.result=AGREED sessions.gist="公司承诺分两期支付"
do agree_written on 2025-09-05 facts="欠付工资属实" agreement_text="分两期支付十三万二千元" agreement_amount=13200000 performance_way="转账" performance_due_on=2025-12-31 all_signed=true sealed=true
expect term confirmation due 2025-10-09 raw 2025-10-05
clock 2025-09-26
# One party alone cannot ask.
do apply_confirmation on 2025-09-26 joint_request=false court=court
expect fault CONDITION_FAILED
do apply_confirmation on 2025-09-26 joint_request=true court=court
expect term confirmation met 2025-09-26
expect term court_acceptance due 2025-09-29
clock 2025-09-29
do court_accepts on 2025-09-29
expect term court_acceptance met 2025-09-29
expect term court_decision due 2025-10-14
do court_extends on 2025-09-30 court_extra_days=10
expect term court_decision due 2025-10-24
clock 2025-10-22
do archive on 2025-10-20 volume="2025-调-017"
expect fault CLOSING_INCOMPLETE
do record_confirmation on 2025-10-22 confirmation_result=CONFIRMED confirmation_number="（2025）江0901民特31号"
expect term court_decision met 2025-10-22
# CPL23 art 206: a confirmed agreement is enforceable, so the file may close though the second instalment is still due.
clock 2025-11-05
do record_performance on 2025-11-04 performance=PARTLY
do revisit on 2025-11-05 revisits.way=PHONE revisits.finding=SETTLED revisits.gist="第一期已付"
do archive on 2025-11-05 volume="2025-调-017"
expect state archived
expect figure mediation.confirmation_asked 2025 = 1
expect figure mediation.confirmation_answered.CONFIRMED 2025 = 1
expect figure mediation.accepted.labour 2025 = 1
expect figure mediation.persons 2025 = 12
