# A court visit that is planned; the units have been told.
clock T
as {officer}
do case_event.plan on T subject="年末负责人旁听庭审" event_type=WATCHED_TRIAL planned_on=W+8 place="第一法庭" host="江城铁路运输法院"
