# Law of before 2024: the two sides come to terms with our help, the applicant withdraws of his own free will, and the case is
# terminated.
clock T
as {officer}
do receive on T {received} act_kind={act_kind} management_field={field} {applicant} act_title="{title}" act_on=D-33 start_ground=POST knowledge_on=D-30 claims="{claims}" facts="{facts}" respondent={agency}
do accept on W+3 procedure=ORDINARY timeliness=IN_TIME second_handler={second}
sign_all on W+3
do call_for_reply on W+5
serve_all at W+6
do record_reply on W+10 reply_gist="{reply}"
do mediate on W+18 mediations.held_on=W+18 mediations.place="区司法局调解室" mediations.result=AGREED mediations.gist="被申请人说明了裁量理由并同意酌情处理，申请人表示理解"
do record_withdrawal on W+20 withdrawal_reason=SETTLEMENT withdrawal_free=true settlement_on=W+20
do terminate on W+22 termination_ground=WITHDRAWN_APPROVED termination_note="经协调双方和解，申请人自愿撤回，理由正当"
sign_all on W+22
serve_all at W+24
do publish on W+34 redacted=true published_where="区政府网站" published_papers=1
sign_all on W+34
do archive on W+44 volume="{year}-复议-{i}"
sign_all on W+44
expect state archived
