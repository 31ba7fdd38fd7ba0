# Sole defendant: the claims are dismissed, the plaintiff appeals, the judgment is upheld. Two records, two courts, two numbers.
clock T
as {officer}
do litigation_case.receive on T stage=FIRST defendant_role=SOLE copy_mode=DIRECT court="江城铁路运输法院" court_number="（{year}）江7101行初1{i}号" registered_on=W-2 court_procedure=ORDINARY plaintiff_form=CITIZEN act_title="江府征补〔{year}〕{i}号房屋征收补偿决定" act_kind=EXPROPRIATION management_field=EXPROPRIATION claims="请求撤销被诉行为" facts="{facts}" plaintiff="{name}" responsible=agency7
keep suit
do pass_on on W+1 task_note="请提交作出行为的全部证据和依据" evidence_by=W+5
serve_all at W+1
do name_agents on W+2 agents_scope="一般代理" staff_agent="陆明谦" counsel="区政府法律顾问"
sign_all on W+2
do add_evidence on W+4 evidence.kind=DOCUMENT evidence.name="行政行为案卷" evidence.proves="认定事实和程序" evidence.pages=46 evidence.handed_on=W+4
do answer on W+6 answer_gist="补偿决定合法，请求驳回诉讼请求" norms_relied_on="被诉行为所依据的法律、法规和规范性文件目录"
sign_all on W+6
do litigation_session.plan on W+18 case=$suit matter="征收补偿案" stage=FIRST session_kind=TRIAL session_on=W+30 session_time="9:30" place="第三法庭" open_to_public=true summons_mode=DIRECT
do name_leader on W+22 leader_name="钟怀信" leader_post="副区长" leader_rank=DEPUTY
sign_all on W+22
do hold on W+30 leader_attended=true leader_spoke=true counsel_attended=true gist="双方就争议焦点质证、辩论"
use suit
do record_result on T+120 result=CLAIM_DISMISSED judgment_kind=JUDGMENT judgment_mode=DIRECT judged_on=T+114 judgment_number="（{year}）江7101行初1{i}号" judgment_gist="补偿决定合法"
do decide_no_appeal on T+122 no_appeal_reason="判决支持我方"
sign_all on T+122
do record_other_appeal on T+130
do litigation_case.receive on T+145 stage=SECOND defendant_role=SOLE appellant=OTHER_SIDE copy_mode=POST court="江城市中级人民法院" court_number="江01行终2{i}号" registered_on=T+141 earlier=$suit plaintiff_form=CITIZEN act_title="江府征补〔{year}〕{i}号房屋征收补偿决定" act_kind=EXPROPRIATION management_field=EXPROPRIATION plaintiff="{name}" responsible=agency7
keep above
do answer on T+152 answer_gist="一审判决认定事实清楚，适用法律正确，请求维持"
sign_all on T+152
do record_result on T+210 result=CLAIM_DISMISSED appeal_result=UPHELD_JUDGMENT judgment_kind=JUDGMENT judgment_mode=DIRECT judged_on=T+204 judgment_number="江01行终2{i}号" judgment_gist="驳回上诉，维持原判决"
do archive on T+222 volume="{year}-应诉-{i}-二"
use suit
do record_above on T+210 above_result=UPHELD_JUDGMENT
do archive on T+222 volume="{year}-应诉-{i}"
expect state archived
