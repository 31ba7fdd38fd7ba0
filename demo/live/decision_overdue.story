# The sixty days ended six days ago: the lapse is to be confirmed, the case goes on.
clock D-69
as {officer}
do receive on D-69 {received} act_kind={act_kind} management_field={field} {applicant} act_title="{title}" act_on=D-90 start_ground=POST knowledge_on=D-88 claims="{claims}" facts="{facts}" respondent={agency}
do accept on D-66 procedure=ORDINARY timeliness=IN_TIME second_handler={second}
sign_all on D-66
do call_for_reply on D-63
serve_all at D-63
do record_reply on D-51 reply_gist="{reply}"
do hear_opinion on D-41 opinions.side=APPLICANT opinions.channel=PHONE opinions.heard_on=D-41 opinions.gist="申请人坚持原请求"
