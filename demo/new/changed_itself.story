# The agency changes its act while the case runs; the applicant withdraws.
clock T
as {officer}
do receive on T {received} act_kind={act_kind} management_field={field} {applicant} act_title="{title}" act_on=D-33 start_ground=POST knowledge_on=D-30 claims="{claims}" facts="{facts}" respondent={agency}
do accept on W+3 procedure=ORDINARY timeliness=IN_TIME second_handler={second}
sign_all on W+3
do call_for_reply on W+5
serve_all at W+6
do record_reply on W+10 reply_gist="{reply}"
do record_withdrawal on W+16 withdrawal_reason=AGENCY_CHANGED withdrawal_free=true
do terminate on W+18 termination_ground=WITHDRAWN_APPROVED termination_note="被申请人自行改变行为，申请人自愿撤回"
sign_all on W+18
serve_all at W+20
do archive on W+30 volume="{year}-复议-{i}"
sign_all on W+30
expect state archived
