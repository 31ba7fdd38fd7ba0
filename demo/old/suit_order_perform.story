# Sole defendant: ordered to perform a duty (ALL17 art 72), by a day that the judgment names; performed before it.
clock T
as {officer}
do litigation_case.receive on T stage=FIRST defendant_role=SOLE copy_mode=DIRECT court="江城铁路运输法院" court_number="（{year}）江7101行初1{i}号" registered_on=W-2 court_procedure=ORDINARY plaintiff_form=CITIZEN act_title="未履行安置房交付职责" act_kind=OMISSION management_field=HOUSING claims="请求责令交付安置房" facts="{facts}" plaintiff="{name}" responsible=agency7
keep suit
do pass_on on W+1 task_note="请提交作出行为的全部证据和依据" evidence_by=W+5
serve_all at W+1
do name_agents on W+2 agents_scope="一般代理" staff_agent="陆明谦" counsel="区政府法律顾问"
sign_all on W+2
do add_evidence on W+4 evidence.kind=DOCUMENT evidence.name="行政行为案卷" evidence.proves="认定事实和程序" evidence.pages=46 evidence.handed_on=W+4
do answer on W+6 answer_gist="安置房已列入交付计划" norms_relied_on="被诉行为所依据的法律、法规和规范性文件目录"
sign_all on W+6
do litigation_session.plan on W+18 case=$suit matter="安置房交付案" stage=FIRST session_kind=TRIAL session_on=W+30 session_time="9:30" place="第三法庭" open_to_public=true summons_mode=DIRECT
do name_leader on W+22 leader_name="钟怀信" leader_post="副区长" leader_rank=DEPUTY
sign_all on W+22
do hold on W+30 leader_attended=true leader_spoke=true counsel_attended=true watched_by=12 gist="双方就争议焦点质证、辩论"
use suit
do record_result on T+120 result=ORDER_PERFORM judgment_kind=JUDGMENT judgment_mode=DIRECT judged_on=T+114 judgment_number="（{year}）江7101行初1{i}号" judgment_gist="未在约定期限内交付" must_perform=true
do decide_no_appeal on T+128 no_appeal_reason="判决正确，抓紧履行"
sign_all on T+128
do take_effect on T+144 perform_by=T+205
do analyse_loss on T+150 loss_cause=OMISSION loss_analysis="交付计划没有明确到户" loss_measures="建立安置房交付台账，逾期预警"
sign_all on T+150
do record_performance on T+190 performance_note="已交付并办理入住手续"
do archive on T+200 volume="{year}-应诉-{i}"
expect state archived
