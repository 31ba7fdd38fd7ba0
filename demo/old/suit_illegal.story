# Sole defendant: a demolition is confirmed illegal for want of notice (ALL17 art 74). Not appealed; the loss is analysed.
clock T
as {officer}
do litigation_case.receive on T stage=FIRST defendant_role=SOLE copy_mode=DIRECT court="江城铁路运输法院" court_number="（{year}）江7101行初1{i}号" registered_on=W-2 court_procedure=ORDINARY plaintiff_form=CITIZEN act_title="江府强拆字〔{year}〕{i}号强制拆除决定" act_kind=EXECUTION management_field=CITY_MANAGEMENT claims="请求确认强制拆除违法" facts="{facts}" plaintiff="{name}" responsible=agency2
keep suit
do pass_on on W+1 task_note="请提交催告书、强制执行决定书及送达回证" evidence_by=W+5
serve_all at W+1
do name_agents on W+2 agents_scope="一般代理" staff_agent="陆明谦" counsel="区政府法律顾问"
sign_all on W+2
do add_evidence on W+4 evidence.kind=DOCUMENT evidence.name="行政行为案卷" evidence.proves="认定事实和程序" evidence.pages=46 evidence.handed_on=W+4
do answer on W+6 answer_gist="拆除的建筑属违法建设，处理有依据" norms_relied_on="被诉行为所依据的法律、法规和规范性文件目录"
sign_all on W+6
do litigation_session.plan on W+18 case=$suit matter="强制拆除案" stage=FIRST session_kind=TRIAL session_on=W+30 session_time="9:30" place="第三法庭" open_to_public=true summons_mode=DIRECT leader_called=true leader_notice_on=W+18
do name_leader on W+22 leader_name="钟怀信" leader_post="副区长" leader_rank=DEPUTY
sign_all on W+22
do hold on W+30 leader_attended=true leader_spoke=true counsel_attended=true watched_by=12 gist="双方就争议焦点质证、辩论"
use suit
do record_result on T+130 result=ILLEGAL judgment_kind=JUDGMENT judgment_mode=DIRECT judged_on=T+124 judgment_number="（{year}）江7101行初1{i}号" judgment_gist="强制执行前未依法催告" suggestion_given=false
do decide_no_appeal on T+138 no_appeal_reason="程序确有欠缺，上诉没有把握"
sign_all on T+138
do take_effect on T+156
do analyse_loss on T+160 loss_cause=PROCEDURE loss_analysis="实施单位未催告即拆除，法制机构未参加审核" loss_measures="强制执行决定一律先经合法性审核"
sign_all on T+160
do archive on T+172 volume="{year}-应诉-{i}"
expect state archived
