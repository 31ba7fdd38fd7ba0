# A court delegates before filing. SMP16 art 27: thirty days from the day the mediator confirms, 10 September to 10 October 2025;
# the parties agree on twenty more, to the 30th. OMR22 art 12: three working days to confirm on the platform; art 26: the time
# of an appraisal is left out. No agreement: the court is told, and takes the case.
clock 2025-09-08
as mediator
do mediation_dispute.receive_transfer on 2025-09-08 source=COURT committee_kind=SUBDISTRICT dispute_type=TRAFFIC account="非机动车碰撞，误工费争议" claim_amount=3800000 party="秦立春" party="尤玉兰" sender=court sender_number="（2025）江0901诉前调412号"
expect fault MISSING_FIELD
do mediation_dispute.receive_transfer on 2025-09-08 source=COURT court_mode=DELEGATED committee_kind=SUBDISTRICT dispute_type=TRAFFIC account="非机动车碰撞，误工费争议" claim_amount=3800000 party="秦立春" party="尤玉兰" sender=court sender_number="（2025）江0901诉前调412号" consent_on=2025-09-05 assigned_on=2025-09-08
expect term confirm_online due 2025-09-11
expect term pick_online due 2025-09-09
clock 2025-09-10
do accept on 2025-09-10 consent=true rights_told=true mediator_count=1 chosen_by=COURT
expect term confirm_online met 2025-09-10
expect term delegated due 2025-10-10
# The general month is not shown beside it: the court's own period rules.
do extend on 2025-10-09 extension_days=20 consent=true
expect fault CONDITION_FAILED
do hold_session on 2025-09-18 sessions.held_on=2025-09-18 sessions.result=CONTINUE sessions.gist="误工期有争议"
clock 2025-10-09
do extend_delegated on 2025-10-09 extension_days=20 consent=true
expect term delegated due 2025-10-30
clock 2025-10-28
do hold_session on 2025-10-28 sessions.held_on=2025-10-28 sessions.result=NO_AGREEMENT sessions.gist="未达成一致"
do fail on 2025-10-28 failure_reason=LIABILITY told_ways=[SUIT]
expect term delegated met 2025-10-28
# A dispute handed over is not closed before its sender knows what became of it.
do archive on 2025-10-29
expect fault CLOSING_INCOMPLETE
do feed_back on 2025-10-29 feedback_note="调解不成，请依法立案"
do archive on 2025-10-29
expect state archived
expect figure mediation.accepted_by_source.COURT 2025 = 1
expect figure mediation.fed_back.COURT 2025 = 1
expect figure mediation.ended.FAILED 2025 = 1
