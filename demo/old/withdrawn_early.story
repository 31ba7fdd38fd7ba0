# Withdrawn before acceptance: the agency explained itself and the applicant does not go on.
clock T
as {officer}
do receive on T {received} act_kind={act_kind} management_field={field} {applicant} act_title="{title}" act_on=D-33 start_ground=POST knowledge_on=D-30 claims="{claims}" facts="{facts}" respondent={agency}
do withdraw_early on W+3 early_end_reason=OWN_WILL
do archive on W+30 volume="{year}-复议-{i}"
sign_all on W+30
expect state archived
