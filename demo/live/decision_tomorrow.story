# Sixty days from acceptance end tomorrow.
clock D-62
as {officer}
do receive on D-62 {received} act_kind={act_kind} management_field={field} {applicant} act_title="{title}" act_on=D-90 start_ground=POST knowledge_on=D-88 claims="{claims}" facts="{facts}" respondent={agency}
do accept on D-59 procedure=ORDINARY timeliness=IN_TIME second_handler={second}
sign_all on D-59
do call_for_reply on D-56
serve_all at D-56
do record_reply on D-44 reply_gist="{reply}"
do hear_opinion on D-34 opinions.side=APPLICANT opinions.channel=PHONE opinions.heard_on=D-34 opinions.gist="申请人坚持原请求"
