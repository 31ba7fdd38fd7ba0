# A seminar on cases that the government lost or nearly lost.
clock T
as {officer}
do case_event.plan on T subject="第{n}次败诉和纠错案件研讨" event_type=CASE_SEMINAR planned_on=W+5 place="局三楼会议室" host="区司法局"
do note_attendance on W+5 attendance.unit_name="区自然资源分局" attendance.came=5 attendance.leader_post="局长"
do hold on W+5 persons=31 leaders=6 summary="就程序违法、证据不足两类问题形成改进清单，随通报发各单位。"
expect state held
