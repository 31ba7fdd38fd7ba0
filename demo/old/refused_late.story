# Applied long after the sixty days, without a good reason (RL17 art 9): refused.
clock T
as {officer}
do receive on T {received} act_kind={act_kind} management_field={field} {applicant} act_title="{title}" act_on=D-120 start_ground=POST knowledge_on=D-115 claims="{claims}" facts="{facts}" respondent={agency}
do refuse on W+5 refusal_reason=LATE refusal_grounds="申请人于一百一十余日前已收到该决定书，决定书载明了申请期限，申请人未提交逾期的正当理由。" timeliness=LATE
sign_all on W+5
serve_all at W+6
do archive on W+40 volume="{year}-复议-{i}"
sign_all on W+40
expect state archived
