# The correction notice is signed and must be served.
clock T
as {officer}
do receive on T {received} act_kind={act_kind} management_field={field} {applicant} act_title="{title}" act_on=D-25 start_ground=POST knowledge_on=D-22 claims="{claims}" facts="{facts}" respondent={agency}
do ask_correction on W+4 missing=[APPLICANT_IDENTITY] missing_note="请提交身份证明"
sign_all on W+4
