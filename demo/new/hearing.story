# A major case: hearing with five working days' notice, the committee's opinion, then the decision.
clock T
as {officer}
do receive on T {received} act_kind={act_kind} management_field={field} {applicant} act_title="{title}" act_on=D-33 start_ground=POST knowledge_on=D-30 claims="{claims}" facts="{facts}" respondent={agency}
do accept on W+3 procedure=ORDINARY timeliness=IN_TIME second_handler={second} major_or_complex=true
sign_all on W+3
do call_for_reply on W+5
serve_all at W+6
do record_reply on W+14 reply_gist="{reply}"
do notify_hearing on W+16 hearing_on=W+25 hearing_time="上午九时" hearing_place="区司法局听证室" hearing_chair={second} hearing_officers=2 hearing_recorder=clerk
sign_all on W+16
serve_all at W+17
do hold_hearing on W+25 hearings.held_on=W+25 hearings.place="区司法局听证室" hearings.open=true hearings.leader_attended=true hearings.gist="双方就事实、证据和依据陈述、质证和辩论"
do ask_committee on W+26
sign_all on W+26
do record_committee on W+32 committee_opinion="建议维持" committee_adopted=true
do decide on W+36 outcome=UPHELD findings="经审理查明：{facts}；被申请人举证：{reply}。" reasoning="经听证和咨询，该行为合法适当。" decision_basis="《中华人民共和国行政复议法》第六十八条" operative_part="维持被申请人作出的{title}。"
sign_all on W+36
serve_all at W+38
do publish on W+50 redacted=true published_where="区政府网站" published_papers=1
sign_all on W+50
do archive on W+60 volume="{year}-复议-{i}"
sign_all on W+60
expect state archived
