# Law of before 2024: received late in the year and open when it ends; annulled in the next.
clock T
as {officer}
do receive on T {received} act_kind={act_kind} management_field={field} {applicant} act_title="{title}" act_on=D-33 start_ground=POST knowledge_on=D-30 claims="{claims}" facts="{facts}" respondent={agency}
do accept on W+3 procedure=ORDINARY timeliness=IN_TIME second_handler={second}
sign_all on W+3
do call_for_reply on W+5
serve_all at W+6
do record_reply on W+10 reply_gist="{reply}"
do decide on T+57 outcome=ANNULLED findings="经审理查明：{facts}；被申请人举证：{reply}。" reasoning="被申请人据以认定的主要证据系复印件，无法与原件核对，主要事实不清、证据不足。" decision_basis="《中华人民共和国行政复议法》（2017年修正）第二十八条第一款第三项" operative_part="撤销被申请人作出的{title}。"
sign_all on T+57
serve_all at T+60
do publish on T+70 redacted=true published_where="区政府网站" published_papers=1
sign_all on T+70
do archive on T+82 volume="{year}-复议-{i}"
sign_all on T+82
expect state archived
