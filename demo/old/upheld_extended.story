# Law of before 2024: a complex case, extended once by 30 days with the signature of the organ's leader, decided on about the
# 75th day.
clock T
as {officer}
do receive on T {received} act_kind={act_kind} management_field={field} {applicant} act_title="{title}" act_on=D-33 start_ground=POST knowledge_on=D-30 claims="{claims}" facts="{facts}" respondent={agency}
do accept on W+3 procedure=ORDINARY timeliness=IN_TIME second_handler={second}
sign_all on W+3
do call_for_reply on W+5
serve_all at W+6
do record_reply on W+10 reply_gist="{reply}"
do extend on T+50 extension_days=30 extension_reason="需要向专业机构核实有关技术问题"
sign_all on T+50
serve_all at T+52
do decide on T+75 outcome=UPHELD findings="经审理查明：{facts}；被申请人举证：{reply}。" reasoning="该行为认定事实清楚，证据确凿，适用依据正确，程序合法，内容适当。" decision_basis="《中华人民共和国行政复议法》（2017年修正）第二十八条第一款第一项" operative_part="维持被申请人作出的{title}。"
sign_all on T+75
serve_all at T+78
do publish on T+88 redacted=true published_where="区政府网站" published_papers=1
sign_all on T+88
do archive on T+95 volume="{year}-复议-{i}"
sign_all on T+95
expect state archived
