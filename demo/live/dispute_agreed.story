# Agreed; to be performed, revisited, perhaps confirmed by the court.
clock T
as mediator
do mediation_dispute.register on T source=APPLIED committee_kind=VILLAGE dispute_type={dispute_type} account="{account}" party="{party}" party="{other}"
do accept on T consent=true rights_told=true mediator_count=1 chosen_by=ASSIGNED
do hold_session on W+2 sessions.held_on=W+2 sessions.result=AGREED sessions.gist="{dispute_facts}"
do agree_written on W+2 facts="{dispute_facts}" agreement_text="{agreement}" agreement_amount=860000 performance_way="转账" performance_due_on=W+12 all_signed=true sealed=true
expect state agreed
