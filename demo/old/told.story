# Another organ is competent: the applicant is told which one (RL17 art 17).
clock T
as {officer}
do receive on T {received} act_kind={act_kind} management_field={field} {applicant} act_title="{title}" act_on=D-33 start_ground=POST knowledge_on=D-30 claims="{claims}" facts="{facts}" respondent={agency}
do tell_right_organ on W+3 right_organ="市级主管部门"
sign_all on W+3
serve_all at W+4
do archive on W+30 volume="{year}-复议-{i}"
sign_all on W+30
expect state archived
