# Handed in at a justice office, whose head registers it.
clock T
as qingshi
do receive on T received_how=JUSTICE_OFFICE office_handed_on=T act_kind={act_kind} management_field={field} {applicant} act_title="{title}" act_on=D-25 start_ground=POST knowledge_on=D-20 claims="{claims}" facts="{facts}" respondent={agency}
