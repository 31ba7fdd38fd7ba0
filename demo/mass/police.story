clock T
as {speaker}
do mediation_dispute.receive_transfer on T source=POLICE committee_kind=SUBDISTRICT dispute_type={dispute_type} account="{account}" party="{party}" party="{other}" sender=agency4
do accept on T consent=true rights_told=true mediator_count=1 chosen_by=ASSIGNED
do hold_session on T sessions.held_on=T sessions.result=AGREED sessions.gist="{dispute_facts}"
do agree_written on T facts="{dispute_facts}" agreement_text="{agreement}" agreement_amount={share} performance_way="现金" all_signed=true sealed=true
do feed_back on T+1 feedback_note="已达成协议"
clock T+5
as {speaker}
do record_performance on T+5 performance=DONE
clock T+12
do revisit on T+12 revisits.way=PHONE revisits.finding=SETTLED revisits.gist="已履行，无异议"
do archive on T+12
expect state archived
