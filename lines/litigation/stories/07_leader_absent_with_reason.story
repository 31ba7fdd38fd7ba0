# The leader cannot come: a flood drill that nobody else can lead. The reason is proved by a stamped statement filed before
# the session, and staff go in his place (APP20 arts 8 to 10); a lawyer alone would not be enough. The session counts in the
# rate by session, and not in that of sessions where the leader was due.
clock 2025-05-12
as reconsideration_officer
do litigation_case.receive on 2025-05-12 stage=FIRST defendant_role=SOLE copy_mode=DIRECT court="江城铁路运输法院" registered_on=2025-05-09 act_title="江府强拆〔2025〕2号" act_kind=EXECUTION plaintiff="莫某"
do add_evidence evidence.kind=AUDIO_VISUAL evidence.name="执法录像" evidence.proves="程序合法"
do answer on 2025-05-26 answer_gist="行为合法"
sign_all on 2025-05-26
keep suit
clock 2025-06-16
do litigation_session.plan on 2025-06-16 case=$suit matter="强制拆除案" stage=FIRST session_kind=TRIAL session_on=2025-06-27 summons_mode=POST
do excuse on 2025-06-20 absence_reason=NONE absence_note="工作忙" staff_sent="区住建局副科长"
expect fault CONDITION_FAILED
do excuse on 2025-06-20 absence_reason=DUTY absence_note="当日组织全区防汛演练，他人不能代替" staff_sent="区住建局副科长"
sign_all on 2025-06-20
clock 2025-06-27
do hold on 2025-06-27 leader_attended=false absence_reason=DUTY absence_accepted=true counsel_attended=true
expect state held
expect figure litigation.sessions_absent.excused 2025 = 1
expect figure litigation.appearance_rate_sessions 2025 = 0
expect figure litigation.sessions_owed 2025 = 0
# A second session of the same instance; this time the leader comes. By case the rate is now full, by session one half.
clock 2025-07-14
do litigation_session.plan on 2025-07-07 case=$suit matter="强制拆除案" stage=FIRST session_kind=TRIAL session_on=2025-07-21 summons_mode=POST leader_called=true leader_notice_on=2025-07-07
do name_leader on 2025-07-14 leader_name="钟怀信" leader_post="副区长" leader_rank=DEPUTY
sign_all on 2025-07-14
clock 2025-07-21
do hold on 2025-07-21 leader_attended=true leader_spoke=false
expect figure litigation.appearance_rate 2025 = 1000
expect figure litigation.appearance_rate_sessions 2025 = 500
expect figure litigation.appearance_rate_called 2025 = 1000
expect figure litigation.sessions_attended.DEPUTY 2025 = 1
