# The applicant has ten working days to correct; if they pass in silence, the day after somebody must decide.
clock T
as {officer}
do receive on T {received} act_kind={act_kind} management_field={field} {applicant} act_title="{title}" act_on=D-25 start_ground=POST knowledge_on=D-22 claims="{claims}" facts="{facts}" respondent={agency}
do ask_correction on W+4 missing=[SIGNATURE,CLAIM] missing_note="请签名并写明具体请求"
sign_all on W+4
serve_all at W+5
expect state correcting
