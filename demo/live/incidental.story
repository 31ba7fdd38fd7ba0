# The document behind the act is reviewed: the issuing organ was asked to explain itself.
clock T
as {officer}
do receive on T {received} act_kind={act_kind} management_field={field} {applicant} act_title="{title}" act_on=D-25 start_ground=POST knowledge_on=D-22 claims="{claims}" facts="{facts}" respondent={agency} incidental_asked=true incidental_document="江城管发〔2025〕11号"
do accept on W+3 procedure=ORDINARY timeliness=IN_TIME second_handler={second}
sign_all on W+3
do call_for_reply on W+5
serve_all at W+6
do record_reply on W+13 reply_gist="{reply}"
do suspend on W+16 suspension_ground=INCIDENTAL_REVIEW suspension_note="对文件进行附带审查"
sign_all on W+16
serve_all at W+17
keep case
do reconsideration_incidental_review.open on W+16 case=$case raised_by=APPLICANT document="江城管发〔2025〕11号" document_kind=COUNTY_DOCUMENT clause="第九条" competent=true issuing_organ=agency2
do notify_issuer on W+18
sign_all on W+18
serve_all at W+19
