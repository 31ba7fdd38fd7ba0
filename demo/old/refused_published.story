# An application about a civil dispute or a petition: no act that could be reviewed; refused within five working days and the
# decision published.
clock T
as {officer}
do receive on T {received} act_kind={act_kind} management_field={field} {applicant} act_title="{title}" act_on=D-33 start_ground=POST knowledge_on=D-30 claims="{claims}" facts="{facts}" respondent={agency}
do refuse on W+4 refusal_reason=PETITION refusal_grounds="申请事项属于信访答复，未对申请人的权利义务产生实际影响，不属于行政复议范围。"
sign_all on W+4
serve_all at W+6
do publish on W+16 redacted=true published_where="区政府网站" published_papers=1
sign_all on W+16
do archive on W+40 volume="{year}-复议-{i}"
sign_all on W+40
expect state archived
