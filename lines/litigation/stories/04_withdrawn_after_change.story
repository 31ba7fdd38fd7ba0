# The agency finds its mistake and changes the act; the plaintiff withdraws and the court allows it (ALL17 art 62). It is no
# loss in the first reading of the rate and one in the wide reading: both stand side by side, with their parts.
clock 2025-02-10
as reconsideration_officer
do litigation_case.receive on 2025-02-10 stage=FIRST defendant_role=SOLE copy_mode=ELECTRONIC court="江城铁路运输法院" registered_on=2025-02-08 act_title="江府信公〔2024〕7号答复" act_kind=OPEN_INFORMATION court_procedure=SUMMARY plaintiff="尹某"
# Summary procedure, open information: 45 days from registration (ALL17 arts 82 and 83).
expect term judgment_summary due 2025-03-25
do add_evidence evidence.kind=DOCUMENT evidence.name="检索记录" evidence.proves="已尽检索义务"
do answer on 2025-02-21 answer_gist="信息已重新检索并将公开"
sign_all on 2025-02-21
clock 2025-03-18
do record_result on 2025-03-18 result=WITHDRAWN_CHANGED judgment_kind=RULING judgment_mode=ELECTRONIC
# A ruling that allows withdrawal is in force at once.
expect state effective
expect figure litigation.loss_rate 2025 = 0
expect figure litigation.loss_rate_wide 2025 = 1000
expect figure litigation.mediated.WITHDRAWN_CHANGED 2025 = 1
do archive on 2025-03-28 volume="2025-应诉-006"
expect state archived
