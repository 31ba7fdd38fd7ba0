# A refusal waits for the government leader.
clock T
as {officer}
do receive on T {received} act_kind={act_kind} management_field={field} {applicant} act_title="{title}" act_on=D-25 start_ground=POST knowledge_on=D-22 claims="{claims}" facts="{facts}" respondent={agency}
do refuse on W+3 refusal_reason=PETITION refusal_grounds="申请事项属于信访答复意见，不属于行政复议范围。"
as section_head
approve on W+3
as bureau_head
approve on W+3
