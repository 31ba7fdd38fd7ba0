# Another organ is competent: since 2024 the refusal itself names it.
clock T
as {officer}
do receive on T {received} act_kind={act_kind} management_field={field} {applicant} act_title="{title}" act_on=D-33 start_ground=POST knowledge_on=D-30 claims="{claims}" facts="{facts}" respondent={agency}
do refuse on W+4 refusal_reason=OTHER_ORGAN refusal_grounds="被申请人实行垂直领导，由其上一级主管部门管辖。" right_organ="市级主管部门"
sign_all on W+4
serve_all at W+6
do archive on W+40 volume="{year}-复议-{i}"
sign_all on W+40
expect state archived
