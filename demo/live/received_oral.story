# Applied orally: taken down and read back.
clock T
as clerk
do receive on T received_how=ORAL act_kind={act_kind} management_field={field} {applicant} act_title="{title}" act_on=D-25 start_ground=IN_PERSON knowledge_on=D-25 claims="{claims}" facts="{facts}" respondent={agency}
do record_oral on T claims="{claims}" facts="{facts}"
