clock T
as {speaker}
do mediation_dispute.register on T source=APPLIED committee_kind=COMMUNITY dispute_type={dispute_type} account="{account}" difficulty=USUAL party="{party}" party="{other}"
do accept on T consent=true rights_told=true mediator_count=1 chosen_by=CHOSEN
clock T+3
do hold_session on T+3 sessions.held_on=T+3 sessions.result=AGREED sessions.gist="{dispute_facts}"
do agree_written on T+3 facts="{dispute_facts}" agreement_text="{agreement}" agreement_amount={share} performance_way="转账" all_signed=true sealed=true
clock T+5
as {speaker}
do record_performance on T+5 performance=DONE
clock T+12
do revisit on T+12 revisits.way=PHONE revisits.finding=SETTLED revisits.gist="已履行，无异议"
do archive on T+12
expect state archived
