# The same date of effect, 5 September 2025, but the parties come on 10 October: the term ran out on the 9th. Confirmation can no
# longer be asked; what is left is performance, or a suit over the agreement (PML10 arts 32 and 33).
clock 2025-09-01
as mediator
do mediation_dispute.register on 2025-09-01 source=APPLIED committee_kind=VILLAGE dispute_type=CONTRACT account="苗木买卖尾款" claim_amount=2000000 party="钱若水" party="冯长青"
do accept on 2025-09-01 consent=true rights_told=true mediator_count=1 chosen_by=ASSIGNED
clock 2025-09-05
do hold_session on 2025-09-05 sessions.held_on=2025-09-05 sessions.result=AGREED sessions.gist="同意分期"
do agree_written on 2025-09-05 facts="尾款属实" agreement_text="十二月底前付清二万元" agreement_amount=2000000 performance_way="现金" performance_due_on=2025-12-31 all_signed=true sealed=true
clock 2025-10-10
do apply_confirmation on 2025-10-10 joint_request=true court=court
expect fault CONDITION_FAILED
# On the 9th, the rolled last day, it would have been in time, and whoever records it says so.
do apply_confirmation on 2025-10-09 joint_request=true in_time_rolled=true court=court
expect term confirmation met 2025-10-09
do record_confirmation on 2025-10-10 confirmation_result=WITHDRAWN
# PML10 art 31: the committee watches performance; the agreed day has come, so a task asks what became of it.
clock 2026-01-05
expect term performance due 2025-12-31
expect task record_performance
do record_performance on 2026-01-04 performance=NOT
do repudiate on 2026-01-05 repudiation_note="以质量问题拒付" agreement_sued=true
do revisit on 2026-01-05 revisits.way=VISIT revisits.finding=RELAPSED revisits.gist="已引导起诉"
do archive on 2026-01-05
expect state archived
expect figure mediation.disputed.yes 2026 = 1
expect figure mediation.confirmation_answered.WITHDRAWN 2025 = 1
