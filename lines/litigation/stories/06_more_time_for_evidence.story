# The file lies in a flooded archive: more time is asked in writing within the fifteen days and granted. The evidence is
# then due fifteen days after the cause ended (ALI18 art 34): ended on 20 August, due on 4 September 2025.
clock 2025-07-28
as reconsideration_officer
do litigation_case.receive on 2025-07-28 stage=FIRST defendant_role=SOLE copy_mode=DIRECT court="江城铁路运输法院" registered_on=2025-07-25 act_title="江府确权〔2024〕5号" act_kind=RIGHT_DETERMINATION plaintiff="蔡某"
expect term ask_late due 2025-08-12
do record_late_answer on 2025-08-05 late_granted=true
expect fault CONDITION_FAILED
do ask_late on 2025-08-04 late_reason="档案库进水，原始卷宗正在抢救"
sign_all on 2025-08-04
expect term ask_late met 2025-08-04
do record_late_answer on 2025-08-08 late_granted=true
do add_evidence evidence.kind=DOCUMENT evidence.name="勘界图" evidence.proves="四至"
do answer on 2025-08-11 answer_gist="决定合法，部分证据随后补交"
sign_all on 2025-08-11
do note_cause_ended on 2025-08-20
expect term late_evidence due 2025-09-04
do give_late on 2025-09-01
expect term late_evidence met 2025-09-01
# An appraisal is not counted in the court's six months: from 10 September to 9 October inclusive (ALI18 art 50).
clock 2025-09-10
do pause on 2025-09-10 pause_ground=APPRAISAL
expect term judgment paused
clock 2025-10-10
do go_on on 2025-10-10
expect term judgment due 2026-02-24
clock 2026-02-10
do record_result on 2026-02-10 result=CLAIM_DISMISSED judgment_kind=JUDGMENT judgment_mode=DIRECT
expect state judged
