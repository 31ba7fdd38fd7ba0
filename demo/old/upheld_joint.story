# Law of before 2024: upheld, and the applicant sues the agency and us together: joint defendant (ALL17 art 26(2)). The suit
# hangs on the reconsideration case; a leader of the district sits in court, one of the agency's own leaders beside him.
clock T
as {officer}
do receive on T {received} act_kind={act_kind} management_field={field} {applicant} act_title="{title}" act_on=D-33 start_ground=POST knowledge_on=D-30 claims="{claims}" facts="{facts}" respondent={agency}
do accept on W+3 procedure=ORDINARY timeliness=IN_TIME second_handler={second}
sign_all on W+3
do call_for_reply on W+5
serve_all at W+6
do record_reply on W+10 reply_gist="{reply}"
do decide on W+27 outcome=UPHELD findings="经审理查明：{facts}；被申请人举证：{reply}。" reasoning="该行为认定事实清楚，证据确凿，适用依据正确，程序合法，内容适当。" decision_basis="《中华人民共和国行政复议法》（2017年修正）第二十八条第一款第一项" operative_part="维持被申请人作出的{title}。"
sign_all on W+27
serve_all at W+29
do publish on W+38 redacted=true published_where="区政府网站" published_papers=1
sign_all on W+38
do record_suit on W+40 court="江城铁路运输法院" court_number="（{year}）江7101行初3{i}号"
keep review
do litigation_case.receive on W+44 stage=FIRST defendant_role=JOINT joint_ground=UPHELD copy_mode=DIRECT court="江城铁路运输法院" court_number="（{year}）江7101行初3{i}号" registered_on=W+43 court_procedure=ORDINARY plaintiff_form=CITIZEN act_title="{title}及行政复议决定" act_kind={act_kind} management_field={field} claims="{claims}，并撤销复议决定" facts="{facts}" plaintiff="{name}" original_organ={agency} reconsideration=$review
keep suit
do name_agents on W+46 agents_scope="一般代理" staff_agent="陆明谦"
sign_all on W+46
do add_evidence on W+46 evidence.kind=DOCUMENT evidence.name="行政复议案卷" evidence.proves="复议程序合法" evidence.pages=60 evidence.handed_on=W+46
do answer on W+49 answer_gist="{reply}；复议受理、送达和审理期限均符合规定" norms_relied_on="行政复议法和原行政行为所依据的规定"
sign_all on W+49
do litigation_session.plan on W+60 case=$suit matter="复议维持案" stage=FIRST session_kind=TRIAL session_on=W+72 session_time="14:30" place="第一法庭" open_to_public=true summons_mode=DIRECT original_organ={agency}
do name_leader on W+64 leader_name="钟怀信" leader_post="副区长" leader_rank=DEPUTY
sign_all on W+64
do hold on W+72 leader_attended=true leader_spoke=true organ_leader_attended=true organ_leader_post="副局长" gist="就原行为和复议程序质证、辩论"
use suit
do record_result on T+150 result=CLAIM_DISMISSED organ_result=CLAIM_DISMISSED judgment_kind=JUDGMENT judgment_mode=DIRECT judgment_number="（{year}）江7101行初3{i}号" judgment_gist="原行政行为和复议决定合法"
do decide_no_appeal on T+152 no_appeal_reason="判决支持我方"
sign_all on T+152
do take_effect on T+176
do archive on T+188 volume="{year}-应诉-{i}"
use review
do record_suit_result on T+176 suit_result="判决驳回诉讼请求"
do archive on T+188 volume="{year}-复议-{i}"
sign_all on T+188
expect state archived
