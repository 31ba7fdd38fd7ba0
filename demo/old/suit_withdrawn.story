# Sole defendant: the plaintiff withdraws of his own will and the court allows it; in force at once.
clock T
as {officer}
do litigation_case.receive on T stage=FIRST defendant_role=SOLE copy_mode=DIRECT court="江城铁路运输法院" court_number="（{year}）江7101行初1{i}号" registered_on=W-2 court_procedure=ORDINARY plaintiff_form=CITIZEN act_title="江府公开答字〔{year}〕{i}号信息公开答复" act_kind=OPEN_INFORMATION claims="请求公开土地征收批文" facts="{facts}" plaintiff="{name}" responsible=agency3
keep suit
do pass_on on W+1 task_note="请提交作出行为的全部证据和依据" evidence_by=W+5
serve_all at W+1
do name_agents on W+2 agents_scope="一般代理" staff_agent="陆明谦" counsel="区政府法律顾问"
sign_all on W+2
do add_evidence on W+4 evidence.kind=DOCUMENT evidence.name="行政行为案卷" evidence.proves="认定事实和程序" evidence.pages=46 evidence.handed_on=W+4
do answer on W+6 answer_gist="所申请信息已主动公开，并已告知查阅途径" norms_relied_on="被诉行为所依据的法律、法规和规范性文件目录"
sign_all on W+6
do record_result on T+40 result=WITHDRAWN judgment_kind=RULING judgment_mode=POST judged_on=T+34 judgment_number="（{year}）江7101行初1{i}号" judgment_gist="准许原告撤回起诉"
do archive on T+55 volume="{year}-应诉-{i}"
expect state archived
