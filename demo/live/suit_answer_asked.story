# The answer waits for the government leader.
clock T
as {officer}
do litigation_case.receive on T stage=FIRST defendant_role=SOLE copy_mode=DIRECT court="江城铁路运输法院" court_number="（{year}）江7101行初1{i}号" registered_on=W-2 court_procedure=ORDINARY plaintiff_form=CITIZEN act_title="江府征补〔{year}〕{i}号房屋征收补偿决定" act_kind=EXPROPRIATION management_field=EXPROPRIATION claims="请求撤销被诉行为" facts="{facts}" plaintiff="{name}" responsible=agency7
keep suit
do pass_on on W+1 task_note="请提交作出行为的全部证据和依据" evidence_by=W+5
serve_all at W+1
do name_agents on W+2 agents_scope="一般代理" staff_agent="陆明谦" counsel="区政府法律顾问"
sign_all on W+2
do add_evidence on W+4 evidence.kind=DOCUMENT evidence.name="行政行为案卷" evidence.proves="认定事实和程序" evidence.pages=46 evidence.handed_on=W+4
do answer on W+6 answer_gist="补偿决定合法，请求驳回诉讼请求"
as section_head
approve on W+6
as bureau_head
approve on W+6
