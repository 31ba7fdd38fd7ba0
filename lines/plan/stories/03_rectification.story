# A finding of a rule-of-law inspection: taken over, two measures, checked by the unit, sent back, checked again and closed by
# somebody else than who carried it out.
clock 2026-03-02
as office
do rectification.enter on 2026-03-02 source=LAW_INSPECTION finding="个别案件听取意见记录不完整" rectification_type=BY_DATE responsible=reconsideration
expect fault CONDITION_FAILED
do rectification.enter on 2026-03-02 source=LAW_INSPECTION finding="个别案件听取意见记录不完整" rectification_type=BY_DATE due_on=2026-06-30 responsible=reconsideration
expect number rectification "江司改〔2026〕1号"
expect term due due 2026-06-30
as section_head
do take_over on 2026-03-03 person=officer
do ask_to_close on 2026-04-01 outcome="已整改"
expect fault CONDITION_FAILED
do add_measure on 2026-03-05 measures.what="修订听取意见记录样式" measures.by_day=2026-03-31
do add_measure on 2026-04-10 measures.what="抽查全部在办案件" measures.by_day=2026-05-31 measures.done="抽查三十件"
do ask_to_close on 2026-06-01 outcome="样式已启用，抽查无问题"
expect term due due 2026-06-30 met 2026-06-01
as office
do send_back on 2026-06-03 back_why="请附抽查清单"
as section_head
do ask_to_close on 2026-06-08 outcome="已附抽查清单"
as office
do close on 2026-06-10
sign_all on 2026-06-11
expect state closed
expect figure plan.findings.LAW_INSPECTION 2026 = 1
expect figure plan.findings_closed 2026 = 1
expect figure plan.findings_open 2026 = 0
