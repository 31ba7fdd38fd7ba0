# The correction notice waits for the section head.
clock T
as {officer}
do receive on T {received} act_kind={act_kind} management_field={field} {applicant} act_title="{title}" act_on=D-25 start_ground=POST knowledge_on=D-22 claims="{claims}" facts="{facts}" respondent={agency}
do ask_correction on W+2 missing=[CLAIM,ACT_PROOF] missing_note="请写明具体请求并提交处罚决定书"
