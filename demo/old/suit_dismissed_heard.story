# Sole defendant: heard in court with a leader of the district, the suit dismissed as out of time.
clock T
as {officer}
do litigation_case.receive on T stage=FIRST defendant_role=SOLE copy_mode=DIRECT court="江城铁路运输法院" court_number="（{year}）江7101行初1{i}号" registered_on=W-2 court_procedure=ORDINARY plaintiff_form=CITIZEN act_title="江府征补〔{year}〕{i}号房屋征收补偿决定" act_kind=EXPROPRIATION management_field=EXPROPRIATION claims="请求撤销被诉行为" facts="{facts}" plaintiff="{name}" responsible=agency7
keep suit
do pass_on on W+1 task_note="请提交补偿决定的送达证明" evidence_by=W+5
serve_all at W+1
do name_agents on W+2 agents_scope="一般代理" staff_agent="陆明谦" counsel="区政府法律顾问"
sign_all on W+2
do add_evidence on W+4 evidence.kind=DOCUMENT evidence.name="行政行为案卷" evidence.proves="认定事实和程序" evidence.pages=46 evidence.handed_on=W+4
do answer on W+6 answer_gist="决定已于送达时告知起诉期限，原告起诉超过六个月，请求驳回起诉" norms_relied_on="被诉行为所依据的法律、法规和规范性文件目录"
sign_all on W+6
do litigation_session.plan on W+14 case=$suit matter="征收补偿案" stage=FIRST session_kind=TRIAL session_on=W+24 session_time="9:30" place="第三法庭" open_to_public=true summons_mode=DIRECT
do name_leader on W+18 leader_name="钟怀信" leader_post="副区长" leader_rank=DEPUTY
sign_all on W+18
do hold on W+24 leader_attended=true leader_spoke=true counsel_attended=true gist="双方就争议焦点质证、辩论"
use suit
do record_result on T+75 result=SUIT_DISMISSED judgment_kind=RULING judgment_mode=DIRECT judged_on=T+70 judgment_number="（{year}）江7101行初1{i}号" judgment_gist="起诉超过法定期限"
do decide_no_appeal on T+77 no_appeal_reason="裁定支持我方意见"
sign_all on T+77
do take_effect on T+96
do archive on T+108 volume="{year}-应诉-{i}"
expect state archived
