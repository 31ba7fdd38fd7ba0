clock T
as {speaker}
do mediation_dispute.offer on T committee_kind=VILLAGE dispute_type={dispute_type} account="{account}" difficulty=SIMPLE party="{party}" party="{other}"
do accept on T consent=true rights_told=true mediator_count=1 chosen_by=ASSIGNED
do hold_session on T sessions.held_on=T sessions.result=AGREED sessions.gist="{dispute_facts}"
do agree_oral on T agreement_text="{agreement}"
clock T+5
as {speaker}
do record_performance on T+5 performance=DONE
clock T+12
do revisit on T+12 revisits.way=PHONE revisits.finding=SETTLED revisits.gist="已履行，无异议"
do archive on T+12
expect state archived
