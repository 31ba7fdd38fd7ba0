# A brawl over a market stall on 1 March 2026. PSL25 art 9: where the parties reach an agreement before a mediation committee,
# perform it and ask in writing, and the police accept that, there is no penalty. The act must lie after 1 January 2026 and the
# agreement be performed: until then the penalty procedure goes on.
clock 2026-03-03
as mediator
do mediation_dispute.receive_transfer on 2026-03-03 source=POLICE committee_kind=TOWN dispute_type=DAMAGE account="摊位争执，互相推搡致轻微伤" occurred_on=2026-03-01 claim_amount=300000 party="施晓岚" party="韩文远" sender=agency4 sender_number="江公移调〔2026〕7号"
do accept on 2026-03-03 consent=true rights_told=true mediator_count=1 chosen_by=ASSIGNED
# PML10 art 25: a danger of crime is reported to the police at once.
do report_danger on 2026-03-04 dangers.noted_on=2026-03-04 dangers.kind=CRIME dangers.measures="安抚亲属，劝离现场" dangers.told_police=false
expect fault CONDITION_FAILED
do report_danger on 2026-03-04 dangers.noted_on=2026-03-04 dangers.kind=CRIME dangers.measures="安抚亲属，劝离现场" dangers.told_police=true
do hold_session on 2026-03-05 sessions.held_on=2026-03-05 sessions.result=AGREED sessions.gist="互相道歉，赔偿医疗费"
do agree_written on 2026-03-05 facts="推搡致轻微伤" agreement_text="韩文远赔偿医疗费二千六百元，双方互不追究" agreement_amount=260000 performance_way="现金" performance_due_on=2026-03-10 all_signed=true sealed=true
do ask_no_penalty on 2026-03-06
expect fault CONDITION_FAILED
do record_performance on 2026-03-09 performance=DONE
do ask_no_penalty on 2026-03-10
do note_prevented on 2026-03-10 prevented_kind=CRIME prevented_persons=5
do feed_back on 2026-03-10 feedback_note="协议已履行，双方书面请求不予处罚"
do revisit on 2026-03-20 revisits.way=VISIT revisits.finding=SETTLED revisits.gist="关系缓和"
do archive on 2026-03-20
expect state archived
expect figure mediation.fed_back.POLICE 2026 = 1
expect figure mediation.prevented.CRIME 2026 = 1
expect figure mediation.prevented_persons.CRIME 2026 = 5
