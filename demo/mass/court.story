clock T
as {speaker}
do mediation_dispute.receive_transfer on T source=COURT court_mode=DELEGATED committee_kind=PROFESSIONAL dispute_type={dispute_type} account="{account}" difficulty=COMPLEX party="{party}" party="{other}" sender=court
do accept on T consent=true rights_told=true mediator_count=2 chosen_by=COURT
clock T+4
do hold_session on T+4 sessions.held_on=T+4 sessions.result=AGREED sessions.gist="{dispute_facts}"
do agree_written on T+4 facts="{dispute_facts}" agreement_text="{agreement}" agreement_amount={share} performance_way="转账" all_signed=true sealed=true
clock T+12
do apply_confirmation on T+6 joint_request=true court=court
do court_accepts on T+8
do record_confirmation on T+12 confirmation_result=CONFIRMED
do feed_back on T+12 feedback_note="已达成协议并经司法确认"
do record_performance on T+12 performance=DONE
do revisit on T+12 revisits.way=PHONE revisits.finding=SETTLED revisits.gist="已履行，无异议"
do archive on T+12
expect state archived
