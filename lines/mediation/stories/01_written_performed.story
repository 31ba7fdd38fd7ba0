# Two neighbours over a leaking roof: applied for, accepted, looked into, agreed in writing, performed, revisited, archived.
# PML10 art 17: an application is enough, oral or written. Art 29: the written agreement takes effect with signatures and seal.
# PMP02 art 33: a mediation usually takes a month; from 3 March 2025 the month ends on 3 April (T: no rest day, no roll).
clock 2025-03-03
as mediator
do mediation_dispute.register on 2025-03-03 source=APPLIED committee_kind=VILLAGE dispute_type=NEIGHBOUR account="楼上防水老化，渗水损坏楼下吊顶" request="赔偿修复费用" occurred_on=2025-02-20 claim_amount=600000 difficulty=SIMPLE party="孙立春" party="许玉兰"
expect state registered
expect number intake "江司民调收〔2025〕1号"
# Art 17: where a party clearly refuses there is no mediation, so acceptance asks for the consent of both.
do accept on 2025-03-03 consent=false rights_told=true mediator_count=1 chosen_by=ASSIGNED
expect fault CONDITION_FAILED
do accept on 2025-03-03 consent=true rights_told=true mediator_count=1 chosen_by=CHOSEN
expect state mediating
expect number dispute "江司民调〔2025〕1号"
expect term usual due 2025-04-03 raw 2025-04-03
clock 2025-03-06
do investigate on 2025-03-05 investigations.asked_on=2025-03-05 investigations.place="双井村3组" investigations.asked="许玉兰" investigations.gist="吊顶脱落约六平方米"
# An agreement without a session would be a paper without a mediation (art 27: the file shows what happened).
do agree_written on 2025-03-06 facts="渗水系楼上防水老化所致" agreement_text="孙立春赔偿三千八百元并重做防水" agreement_amount=380000 performance_way="转账" performance_due_on=2025-03-20 all_signed=true sealed=true
expect fault CONDITION_FAILED
do hold_session on 2025-03-06 sessions.held_on=2025-03-06 sessions.place="村调解室" sessions.result=AGREED sessions.gist="双方认可责任，就数额达成一致"
# Not sealed by the committee yet: not in force.
do agree_written on 2025-03-06 facts="渗水系楼上防水老化所致" agreement_text="孙立春赔偿三千八百元并重做防水" agreement_amount=380000 performance_way="转账" performance_due_on=2025-03-20 all_signed=true sealed=false
expect fault CONDITION_FAILED
do agree_written on 2025-03-06 facts="渗水系楼上防水老化所致" agreement_text="孙立春赔偿三千八百元并重做防水" agreement_amount=380000 performance_way="转账" performance_due_on=2025-03-20 all_signed=true sealed=true
expect state agreed
expect number agreement "江司调协〔2025〕1号"
expect term usual met 2025-03-06
# Art 33: thirty days from the agreement to ask the court together; 5 April is a rest day, the holiday ends on the 6th.
expect term confirmation due 2025-04-07 raw 2025-04-05
clock 2025-03-31
# Art 31: the committee watches performance. The file does not close on an agreement nobody looked after.
do archive on 2025-03-21 volume="2025-调-001"
expect fault CLOSING_INCOMPLETE
do record_performance on 2025-03-18 performance=DONE
do revisit on 2025-03-28 revisits.way=VISIT revisits.finding=SETTLED revisits.gist="防水已重做，未再渗漏"
do archive on 2025-03-31 volume="2025-调-001"
expect state archived
expect figure mediation.accepted.NEIGHBOUR 2025 = 1
expect figure mediation.accepted_by_source.applied 2025 = 1
expect figure mediation.succeeded.WRITTEN 2025 = 1
expect figure mediation.amount 2025 = 380000
expect figure mediation.performed 2025 = 1
expect figure mediation.persons 2025 = 2
