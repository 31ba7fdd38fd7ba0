# Law of before 2024: accepted within five working days, the copy within seven, the reply within ten calendar days, the
# decision in sixty. Upheld, served, published, archived.
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
do archive on W+45 volume="{year}-复议-{i}"
sign_all on W+45
expect state archived
