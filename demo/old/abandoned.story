# The material is incomplete, the notice is served, its time runs out: deemed abandoned (IR07 art 29).
clock T
as {officer}
do receive on T {received} act_kind={act_kind} management_field={field} {applicant} act_title="{title}" act_on=D-33 start_ground=POST knowledge_on=D-30 claims="{claims}" facts="{facts}" respondent={agency}
do ask_correction on W+4 missing=[ACT_PROOF,CLAIM] missing_note="请提交被申请复议行为的材料，并写明具体请求" correction_until=W+16
sign_all on W+4
serve_all at W+6
do deem_abandoned on W+18
sign_all on W+18
do archive on W+40 volume="{year}-复议-{i}"
sign_all on W+40
expect state archived
