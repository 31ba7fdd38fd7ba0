# Leaders of several units watch a trial; what the judge said is written down.
clock T
as {officer}
do case_event.plan on T subject="第{n}次负责人旁听庭审" event_type=WATCHED_TRIAL planned_on=W+10 place="第三法庭" host="江城铁路运输法院"
do note_attendance on W+10 attendance.unit_name="区住房和城乡建设局" attendance.came=8 attendance.leader_post="副局长"
do note_attendance on W+10 attendance.unit_name="区城市管理局" attendance.came=6 attendance.leader_post="副局长"
do note_attendance on W+10 attendance.unit_name="区市场监督管理局" attendance.came=9
do hold on W+10 persons=23 leaders=2 summary="庭后由承办法官讲评：送达回证和听取意见的记录应当逐件入卷。"
expect state held
