clock T
as mediator
do mediation_dispute.register on T source=APPLIED committee_kind=VILLAGE dispute_type={dispute_type} account="{account}" party="{party}" party="{other}"
do accept on T consent=true rights_told=true mediator_count=1 chosen_by=ASSIGNED
do hold_session on W+2 sessions.held_on=W+2 sessions.result=NO_AGREEMENT sessions.gist="{dispute_facts}"
do fail on W+4 failure_reason=AMOUNT told_ways=[SUIT,ARBITRATION]
expect state failed
