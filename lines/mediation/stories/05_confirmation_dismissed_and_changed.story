# The court finds the terms unclear and dismisses (CPI22 art 358). CPL23 art 206 leaves the parties three ways: change the
# agreement, make a new one, or sue. They change it; thirty days to ask run from the change.
clock 2024-03-04
as mediator
do mediation_dispute.register on 2024-03-04 source=COURT_TOLD committee_kind=TOWN dispute_type=DAMAGE account="施工损坏院墙" claim_amount=1500000 party="郑文远" party="江陵区顺达建材有限公司"
do accept on 2024-03-05 consent=true rights_told=true mediator_count=1 chosen_by=ASSIGNED
clock 2024-03-11
do hold_session on 2024-03-11 sessions.held_on=2024-03-11 sessions.result=AGREED sessions.gist="同意修复"
do agree_written on 2024-03-11 facts="损坏属实" agreement_text="尽快修复院墙" performance_way="修复" all_signed=true sealed=true
expect term confirmation due 2024-04-10
clock 2024-03-29
do apply_confirmation on 2024-03-14 joint_request=true court=court
do court_accepts on 2024-03-15
expect term court_decision due 2024-04-01 raw 2024-03-30
do record_confirmation on 2024-03-28 confirmation_result=DISMISSED
expect fault MISSING_FIELD
do record_confirmation on 2024-03-28 confirmation_result=DISMISSED confirmation_obstacle=UNCLEAR
do apply_confirmation on 2024-03-29 joint_request=true court=court
expect fault CONDITION_FAILED
do amend_agreement on 2024-04-02 agreement_text="四月三十日前按原样砌筑院墙十二米，逾期付一万二千元" agreement_amount=1200000 performance_way="修复或者付款" performance_due_on=2024-04-30 all_signed=true sealed=true
expect term confirmation_again due 2024-05-06 raw 2024-05-02
do apply_confirmation_again on 2024-04-08 joint_request=true
expect term confirmation_again met 2024-04-08
do court_accepts on 2024-04-09
do record_confirmation on 2024-04-18 confirmation_result=CONFIRMED
clock 2024-05-08
do record_performance on 2024-04-29 performance=DONE
do revisit on 2024-05-08 revisits.way=VISIT revisits.finding=SETTLED revisits.gist="院墙已砌好"
do archive on 2024-05-08
expect figure mediation.confirmation_asked 2024 = 1
expect figure mediation.confirmation_answered.CONFIRMED 2024 = 1
expect figure mediation.confirmation_answered.DISMISSED 2024 = 0
