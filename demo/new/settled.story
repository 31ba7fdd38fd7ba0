# Withdrawn after settlement, terminated.
clock T
as {officer}
do receive on T {received} act_kind={act_kind} management_field={field} {applicant} act_title="{title}" act_on=D-33 start_ground=POST knowledge_on=D-30 claims="{claims}" facts="{facts}" respondent={agency}
do accept on W+3 procedure=ORDINARY timeliness=IN_TIME second_handler={second}
sign_all on W+3
do call_for_reply on W+5
serve_all at W+6
do record_reply on W+10 reply_gist="{reply}"
do hear_opinion on W+18 opinions.side=APPLICANT opinions.channel=PHONE opinions.heard_on=W+18 opinions.gist="申请人坚持原请求，补充说明了经过"
do record_withdrawal on W+22 withdrawal_reason=SETTLEMENT withdrawal_free=true settlement_on=W+21
do terminate on W+24 termination_ground=WITHDRAWN_APPROVED termination_note="双方和解，申请人自愿撤回"
sign_all on W+24
serve_all at W+26
do withhold_publication on W+30 unpublished_reason=CONSENT
sign_all on W+30
do archive on W+36 volume="{year}-复议-{i}"
sign_all on W+36
expect state archived
