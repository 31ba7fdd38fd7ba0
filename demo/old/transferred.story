# Filed with the district government though another organ is competent: passed on within seven days (RL17 art 18).
clock T
as {officer}
do receive on T {received} act_kind={act_kind} management_field={field} {applicant} act_title="{title}" act_on=D-33 start_ground=POST knowledge_on=D-30 claims="{claims}" facts="{facts}" respondent={agency}
do transfer on W+4 right_organ="市人民政府行政复议机构"
sign_all on W+4
serve_all at W+5
do archive on W+30 volume="{year}-复议-{i}"
sign_all on W+30
expect state archived
