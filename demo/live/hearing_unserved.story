# A hearing is fixed; notice must be served five working days before.
clock T
as {officer}
do receive on T {received} act_kind={act_kind} management_field={field} {applicant} act_title="{title}" act_on=D-25 start_ground=POST knowledge_on=D-22 claims="{claims}" facts="{facts}" respondent={agency}
do accept on W+3 procedure=ORDINARY timeliness=IN_TIME second_handler={second} major_or_complex=true
sign_all on W+3
do call_for_reply on W+5
serve_all at W+6
do record_reply on W+13 reply_gist="{reply}"
do notify_hearing on W+20 hearing_on=W+30 hearing_time="上午九时" hearing_place="区司法局听证室" hearing_chair={second} hearing_officers=2 hearing_recorder=clerk
sign_all on W+21
