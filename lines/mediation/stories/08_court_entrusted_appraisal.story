# Entrusted in a filed case, summary procedure: seven days (SMP16 art 27) from 3 June 2024. An appraisal from 5 to 14 June is left
# out, first and last day too (OMR22 art 26): seven days become the 3rd plus seventeen, 20 June.
clock 2024-06-03
as mediator
do mediation_dispute.receive_transfer on 2024-06-03 source=COURT court_mode=ENTRUSTED_SUMMARY committee_kind=TOWN dispute_type=DAMAGE account="车辆维修损失" claim_amount=800000 party="褚建明" party="蒋承志" sender=court
do accept on 2024-06-03 consent=true rights_told=true mediator_count=1 chosen_by=COURT
expect term entrusted_summary due 2024-06-11 raw 2024-06-10
clock 2024-06-05
do begin_appraisal on 2024-06-05
expect term entrusted_summary paused
clock 2024-06-14
do end_appraisal on 2024-06-14
expect term entrusted_summary due 2024-06-20
clock 2024-06-19
do hold_session on 2024-06-19 sessions.held_on=2024-06-19 sessions.result=AGREED sessions.gist="按鉴定结论赔偿"
do agree_written on 2024-06-19 facts="鉴定损失七千元" agreement_text="当场赔付七千元" agreement_amount=700000 performance_way="现金" performance_due_on=2024-06-19 all_signed=true sealed=true
do record_performance on 2024-06-19 performance=DONE
do feed_back on 2024-06-20 feedback_note="已达成协议并履行，请准予撤诉"
do revisit on 2024-06-24 revisits.way=PHONE revisits.finding=SETTLED revisits.gist="无异议"
do archive on 2024-06-24
expect state archived
