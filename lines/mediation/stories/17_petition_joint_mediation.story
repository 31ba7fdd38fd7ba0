# The petition office hands over a quarrel about land at the district's edge; both districts mediate together. XF22: fifteen days
# to answer whether a petition is taken, sixty to finish it; the petition office stays bound, so it is told the result in time.
clock 2024-10-08
as justice_office_head
do mediation_dispute.receive_transfer on 2024-10-08 source=PETITION committee_kind=REGION dispute_type=EXPROPRIATION account="界河整治占地补偿" petition_received_on=2024-09-30 petition_accepted_on=2024-10-08 persons_involved=14 scale=GROUP difficulty=MAJOR party="何长青" party="松岭村民小组" sender=petition sender_number="江信转〔2024〕55号"
expect term petition_told due 2024-10-15
expect term petition_finished due 2024-12-09 raw 2024-12-07
do complete_entry on 2024-10-08 cross_boundary=true joint_with="邻县某镇人民调解委员会"
do accept on 2024-10-10 consent=true rights_told=true mediator_count=3 chosen_by=ASSIGNED
expect term petition_told met 2024-10-10
expect term usual due 2024-11-11 raw 2024-11-10
do report_danger on 2024-10-11 dangers.noted_on=2024-10-11 dangers.kind=GROUP_PETITION dangers.measures="两地同时走访" dangers.told_police=false
do hold_session on 2024-10-25 sessions.held_on=2024-10-25 sessions.place="界河桥头" sessions.result=CONTINUE sessions.gist="先共同丈量"
clock 2024-11-12
# The month is over and nobody has said that all agree to go on: a task asks for it.
expect task note_overdue
do note_overdue on 2024-11-11 overdue_note="等待共同丈量结果"
do hold_session on 2024-11-12 sessions.held_on=2024-11-12 sessions.result=AGREED sessions.gist="按丈量结果补偿"
do agree_written on 2024-11-12 facts="占地一亩二分" agreement_text="补偿四万八千元" agreement_amount=4800000 performance_way="转账" performance_due_on=2024-11-30 all_signed=true sealed=true
do note_prevented on 2024-11-12 prevented_kind=GROUP_PETITION prevented_persons=14
do feed_back on 2024-11-14 feedback_note="已达成协议"
expect term petition_finished met 2024-11-14
clock 2024-12-05
do record_performance on 2024-11-29 performance=DONE
do revisit on 2024-12-05 revisits.way=VISIT revisits.finding=SETTLED revisits.gist="款已到账"
do archive on 2024-12-05
expect figure mediation.joint 2024 = 1
expect figure mediation.in_time 2024 = 0
expect figure mediation.prevented_persons.GROUP_PETITION 2024 = 14
