# The unit finds its mistake, the answer to the request for information is changed, the plaintiff withdraws (ALL17 art 62).
clock T
as {officer}
do litigation_case.receive on T stage=FIRST defendant_role=SOLE copy_mode=DIRECT court="江城铁路运输法院" court_number="（{year}）江7101行初1{i}号" registered_on=W-2 court_procedure=SUMMARY plaintiff_form=CITIZEN act_title="江府公开答字〔{year}〕{i}号信息公开答复" act_kind=OPEN_INFORMATION claims="请求责令重新答复" facts="{facts}" plaintiff="{name}" responsible=agency7
keep suit
do pass_on on W+1 task_note="请提交作出行为的全部证据和依据" evidence_by=W+5
serve_all at W+1
do name_agents on W+2 agents_scope="一般代理" staff_agent="陆明谦" counsel="区政府法律顾问"
sign_all on W+2
do add_evidence on W+4 evidence.kind=DOCUMENT evidence.name="行政行为案卷" evidence.proves="认定事实和程序" evidence.pages=46 evidence.handed_on=W+4
do answer on W+6 answer_gist="已重新检索，并于答辩期内向原告公开" norms_relied_on="被诉行为所依据的法律、法规和规范性文件目录"
sign_all on W+6
do record_result on T+38 result=WITHDRAWN_CHANGED judgment_kind=RULING judgment_mode=ELECTRONIC judged_on=T+35 judgment_number="（{year}）江7101行初1{i}号" judgment_gist="被告改变被诉行为，准许撤诉"
do archive on T+55 volume="{year}-应诉-{i}"
expect state archived
