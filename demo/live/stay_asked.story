# The applicant asks for a stay; the decision on it waits for the section head.
clock T
as {officer}
do receive on T {received} act_kind={act_kind} management_field={field} {applicant} act_title="{title}" act_on=D-25 start_ground=POST knowledge_on=D-22 claims="{claims}" facts="{facts}" respondent={agency} stay_asked=true
do accept on W+3 procedure=ORDINARY timeliness=IN_TIME second_handler={second}
sign_all on W+3
do call_for_reply on W+5
serve_all at W+6
do stay on W+7 stay_ground=APPLICANT stay_note="强制拆除将造成难以弥补的损失"
