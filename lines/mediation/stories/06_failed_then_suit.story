# No agreement on the amount. PML10 art 26: the mediation ends and the parties are told of arbitration, the administrative way
# and the courts. The month would have run until 8 May 2023; they agreed to go on for ten days (counted from the unrolled end).
clock 2023-04-07
as mediator
do mediation_dispute.register on 2023-04-07 source=APPLIED committee_kind=PROFESSIONAL dispute_type=MEDICAL account="术后感染赔偿争议" claim_amount=9000000 difficulty=COMPLEX party="周慧敏" party="江陵区仁济医院"
do accept on 2023-04-07 consent=true rights_told=true mediator_count=2 chosen_by=CHOSEN
# 7 May 2023 is a Sunday but nobody works it: it rolls to Monday the 8th.
expect term usual due 2023-05-08 raw 2023-05-07
clock 2023-05-05
do hold_session on 2023-04-20 sessions.held_on=2023-04-20 sessions.result=CONTINUE sessions.gist="数额差距较大"
do extend on 2023-05-05 extension_days=10 consent=true
expect term usual due 2023-05-17
clock 2023-05-16
do hold_session on 2023-05-16 sessions.held_on=2023-05-16 sessions.result=NO_AGREEMENT sessions.gist="双方坚持各自数额"
do fail on 2023-05-16 failure_reason=AMOUNT
expect fault MISSING_FIELD
do fail on 2023-05-16 failure_reason=AMOUNT told_ways=[ADMINISTRATIVE,SUIT]
expect state failed
expect term usual met 2023-05-16
clock 2023-06-01
do record_way_taken on 2023-06-01 way_taken=SUIT way_note="江陵区人民法院立案"
do archive on 2023-06-01
expect state archived
expect figure mediation.failed.AMOUNT 2023 = 1
expect figure mediation.ended.FAILED 2023 = 1
expect figure mediation.ways_taken.SUIT 2023 = 1
