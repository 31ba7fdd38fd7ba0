# The penalty is out of proportion and changed for the better; the agency is written an opinion letter in the case's file.
clock T
as {officer}
do receive on T {received} act_kind={act_kind} management_field={field} {applicant} act_title="{title}" act_on=D-33 start_ground=POST knowledge_on=D-30 claims="{claims}" facts="{facts}" respondent={agency}
do accept on W+3 procedure=ORDINARY timeliness=IN_TIME second_handler={second}
sign_all on W+3
do call_for_reply on W+5
serve_all at W+6
do record_reply on W+10 reply_gist="{reply}"
do hear_opinion on W+18 opinions.side=APPLICANT opinions.channel=PHONE opinions.heard_on=W+18 opinions.gist="申请人坚持原请求，补充说明了经过"
do decide on W+33 outcome=CHANGED findings="经审理查明：{facts}；被申请人举证：{reply}。" reasoning="违法行为轻微且及时改正，处罚幅度与情节不相当。" decision_basis="《中华人民共和国行政复议法》第六十三条第一款第一项" operative_part="将罚款数额变更为法定幅度的下限。" worse_for_applicant=false
sign_all on W+33
serve_all at W+35
do publish on W+46 redacted=true published_where="区政府网站" published_papers=1
sign_all on W+46
do archive on W+56 volume="{year}-复议-{i}"
sign_all on W+56
expect state archived
