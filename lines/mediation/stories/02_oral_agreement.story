# A quarrel over a scooter parked on the stairs, settled the same evening by word of mouth. PML10 arts 28 and 30: no paper need
# be signed, the mediator records what was agreed; it takes effect when it is reached.
clock 2024-06-12
as mediator
do mediation_dispute.offer on 2024-06-12 committee_kind=COMMUNITY dispute_type=NEIGHBOUR account="电动车停放楼道引发争吵" difficulty=SIMPLE party="何秋华" party="吕德胜"
do accept on 2024-06-12 consent=true rights_told=true mediator_count=1 chosen_by=ASSIGNED
expect term usual due 2024-07-12
do hold_session on 2024-06-12 sessions.held_on=2024-06-12 sessions.place="单元门口" sessions.result=AGREED sessions.gist="约定停到车棚"
do agree_oral on 2024-06-12 agreement_text="今后停放在小区车棚，互不追究" performance_due_on=2024-06-13
expect state agreed
# An oral agreement can be put in writing later; it stays in force from the day it was reached.
do apply_confirmation on 2024-06-13 joint_request=true court=court
expect fault CONDITION_FAILED
clock 2024-06-20
do record_performance on 2024-06-13 performance=DONE
do revisit on 2024-06-20 revisits.way=PHONE revisits.finding=SETTLED revisits.gist="已停放车棚"
do archive on 2024-06-20
expect state archived
expect figure mediation.succeeded.ORAL 2024 = 1
expect figure mediation.succeeded.WRITTEN 2024 = 0
expect figure mediation.accepted_by_source.offered 2024 = 1
