# Leaders of several units watch a trial; a seminar on the lost suit follows, another is called off. Only what was held counts,
# and more leaders than persons cannot have come.
clock 2025-06-10
as reconsideration_officer
do case_event.plan on 2025-06-10 subject="征收补偿案旁听" event_type=WATCHED_TRIAL planned_on=2025-06-27 host="江城铁路运输法院"
clock 2025-06-27
do note_attendance on 2025-06-27 attendance.unit_name="区住建局" attendance.came=6 attendance.leader_post="副局长"
do note_attendance on 2025-06-27 attendance.unit_name="区城管局" attendance.came=4
do hold on 2025-06-27 persons=10 leaders=11
expect fault CONDITION_FAILED
do hold on 2025-06-27 persons=10 leaders=1 summary="庭后由法官讲评"
expect state held
do case_event.plan on 2025-06-28 subject="程序违法案例研讨" event_type=CASE_SEMINAR planned_on=2025-07-15
clock 2025-07-15
do hold on 2025-07-15 persons=24 leaders=5
do case_event.plan on 2025-07-15 subject="三季度府院座谈" event_type=JOINT_MEETING planned_on=2025-09-10
do cancel on 2025-09-01 cancel_reason="与法院年中会议合并"
expect state cancelled
expect figure litigation.events 2025 = 2
expect figure litigation.events.WATCHED_TRIAL 2025 = 1
expect figure litigation.events.JOINT_MEETING 2025 = 0
expect figure litigation.event_persons 2025 = 34
