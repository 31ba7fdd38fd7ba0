# A demolition is confirmed illegal with damages; the leader cannot come and says why; paid before the day that was named; a
# suggestion of the court comes with it and is answered.
clock T
as {officer}
do litigation_case.receive on T stage=FIRST defendant_role=SOLE copy_mode=DIRECT court="江城铁路运输法院" court_number="（{year}）江7101行初1{i}号" registered_on=W-2 court_procedure=ORDINARY plaintiff_form=CITIZEN act_title="江府强拆字〔{year}〕{i}号强制拆除决定" act_kind=EXECUTION management_field=CITY_MANAGEMENT claims="请求确认违法并赔偿" facts="{facts}" plaintiff="{name}" responsible=agency2 compensation_asked=true compensation_claimed=40000000
keep suit
do pass_on on W+1 task_note="请提交催告书、现场录像" evidence_by=W+5
serve_all at W+1
do name_agents on W+2 agents_scope="一般代理" staff_agent="陆明谦" counsel="区政府法律顾问"
sign_all on W+2
do add_evidence on W+4 evidence.kind=DOCUMENT evidence.name="行政行为案卷" evidence.proves="认定事实和程序" evidence.pages=46 evidence.handed_on=W+4
do answer on W+6 answer_gist="拆除有依据，损失数额没有证据" norms_relied_on="被诉行为所依据的法律、法规和规范性文件目录"
sign_all on W+6
do litigation_session.plan on W+18 case=$suit matter="强制拆除赔偿案" stage=FIRST session_kind=TRIAL session_on=W+30 session_time="9:00" open_to_public=true summons_mode=DIRECT leader_called=true leader_notice_on=W+18
do excuse on W+26 absence_reason=DUTY absence_note="当日在防汛指挥部值守，他人不能代替" staff_sent="江陵区城市管理局法规科科长"
sign_all on W+26
do hold on W+30 leader_attended=false absence_reason=DUTY absence_accepted=true counsel_attended=true gist="就损失数额质证"
use suit
do record_result on T+130 result=ILLEGAL other_results=[COMPENSATE] judgment_kind=JUDGMENT judgment_mode=DIRECT judgment_number="（{year}）江7101行初1{i}号" judgment_gist="未催告即拆除，赔偿合理损失" compensation_awarded=12600000 suggestion_given=true must_perform=true
do decide_no_appeal on T+138 no_appeal_reason="程序违法，赔偿数额合理"
sign_all on T+138
do take_effect on T+156 perform_by=T+220
do analyse_loss on T+162 loss_cause=PROCEDURE loss_analysis="未履行催告程序" loss_measures="实施前由法制机构审核催告和送达"
sign_all on T+162
do record_performance on T+200 performance_note="赔偿款已转入法院账户" paid=12600000
do archive on T+212 volume="{year}-应诉-{i}"
do litigation_letter.receive on T+132 letter_type=CASE case=$suit sender="江城铁路运输法院" subject="规范强制拆除程序" problem=PROCEDURE received_mode=DIRECT responsible=agency2
do answer on T+170 answer="已印发强制拆除程序指引，并开展案卷自查" followed=true
sign_all on T+170
do archive on T+185
expect state archived
