# Settled by a mediation document that both sides sign.
clock T
as {officer}
do receive on T {received} act_kind={act_kind} management_field={field} {applicant} act_title="{title}" act_on=D-33 start_ground=POST knowledge_on=D-30 claims="{claims}" facts="{facts}" respondent={agency}
do accept on W+3 procedure=ORDINARY timeliness=IN_TIME second_handler={second}
sign_all on W+3
do call_for_reply on W+5
serve_all at W+6
do record_reply on W+10 reply_gist="{reply}"
do mediate on W+17 mediations.held_on=W+17 mediations.place="区司法局调解室" mediations.result=AGREED mediations.gist="双方就补偿和履行方式达成一致"
do conclude_mediation on W+20 mediation_content="被申请人自行纠正并在十日内履行；双方再无争议。"
sign_all on W+20
serve_all at W+21
do withhold_publication on W+30 unpublished_reason=CONSENT
sign_all on W+30
do archive on W+34 volume="{year}-复议-{i}"
sign_all on W+34
expect state archived
