# Sixty days from acceptance end in five days.
clock D-58
as {officer}
do receive on D-58 {received} act_kind={act_kind} management_field={field} {applicant} act_title="{title}" act_on=D-90 start_ground=POST knowledge_on=D-88 claims="{claims}" facts="{facts}" respondent={agency}
do accept on D-55 procedure=ORDINARY timeliness=IN_TIME second_handler={second}
sign_all on D-55
do call_for_reply on D-52
serve_all at D-52
do record_reply on D-40 reply_gist="{reply}"
do hear_opinion on D-30 opinions.side=APPLICANT opinions.channel=PHONE opinions.heard_on=D-30 opinions.gist="申请人坚持原请求"
