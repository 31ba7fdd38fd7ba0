# Asked to correct, corrected in time, examined anew, upheld.
clock T
as {officer}
do receive on T {received} act_kind={act_kind} management_field={field} {applicant} act_title="{title}" act_on=D-33 start_ground=POST knowledge_on=D-30 claims="{claims}" facts="{facts}" respondent={agency}
do ask_correction on W+4 missing=[SIGNATURE,ACT_PROOF] missing_note="请在申请书上签名并提交处罚决定书"
sign_all on W+4
serve_all at W+6
do record_correction on W+11 claims="{claims}"
do accept on W+14 procedure=ORDINARY timeliness=IN_TIME second_handler={second}
sign_all on W+14
do call_for_reply on W+16
serve_all at W+17
do record_reply on W+24 reply_gist="{reply}"
do hear_opinion on W+28 opinions.side=APPLICANT opinions.channel=PHONE opinions.heard_on=W+28 opinions.gist="申请人坚持原请求，补充说明了经过"
do decide on W+42 outcome=UPHELD findings="经审理查明：{facts}；被申请人举证：{reply}。" reasoning="该行为合法适当。" decision_basis="《中华人民共和国行政复议法》第六十八条" operative_part="维持被申请人作出的{title}。"
sign_all on W+42
serve_all at W+44
do publish on W+54 redacted=true published_where="区政府网站" published_papers=1
sign_all on W+54
do archive on W+62 volume="{year}-复议-{i}"
sign_all on W+62
expect state archived
