# The applicant also attacks the document behind the penalty. The case is suspended on 3 August 2026; the issuing organ is
# told within 3 working days, has 10 to explain, and the review is done within 30 days; then the case goes on.
clock 2026-07-13
as reconsideration_officer
do receive on 2026-07-13 received_how=POST act_kind=PENALTY management_field=MARKET applicant_form=CITIZEN act_title="江城管罚字〔2026〕9号" act_on=2026-06-20 start_ground=POST knowledge_on=2026-06-22 claims="请求撤销该决定" facts="申请人认为认定事实不清" applicant="吴某" respondent=agency1 carrier_number=EMS1029384756 incidental_asked=true incidental_document="江城管发〔2025〕6号"
expect term examination due 2026-07-20
clock 2026-07-20
do accept on 2026-07-20 procedure=ORDINARY timeliness=IN_TIME second_handler=officer2
as section_head
approve on 2026-07-20
as bureau_head
approve on 2026-07-20
as reconsideration_officer
expect term decision due 2026-09-18
clock 2026-07-31
do call_for_reply on 2026-07-21
serve reply_notice on respondent by EXCHANGE at 2026-07-22 proved
clock 2026-07-31
do record_reply on 2026-07-31 reply_gist="程序合法，证据确实"
expect term reply due 2026-08-05
clock 2026-08-03
do suspend on 2026-08-03 suspension_ground=INCIDENTAL_REVIEW suspension_note="对文件进行附带审查"
as section_head
approve on 2026-08-03
as bureau_head
approve on 2026-08-03
as reconsideration_officer
keep case
do reconsideration_incidental_review.open on 2026-08-03 case=$case raised_by=APPLICANT document="江城管发〔2025〕6号" document_kind=COUNTY_DOCUMENT clause="第十二条" competent=true issuing_organ=agency1
expect term notify due 2026-08-06
expect term review due 2026-09-02
clock 2026-08-06
do notify_issuer on 2026-08-06
as section_head
approve on 2026-08-06
as reconsideration_officer
serve document_review_notice on issuing_organ by EXCHANGE at 2026-08-06 proved
expect term explanation due 2026-08-20
clock 2026-08-28
do record_explanation on 2026-08-18 explanation="依据省条例制定"
do conclude on 2026-08-28 result=AGAINST_HIGHER result_text="第十二条增设了上位法没有的处罚"
as section_head
approve on 2026-08-28
as bureau_head
approve on 2026-08-28
as government_leader
approve on 2026-08-28
as reconsideration_officer
expect state concluded
expect figure reconsideration.incidental_done 2026 = 1
use case
clock 2026-08-31
do resume on 2026-08-31
expect fault CONDITION_FAILED
do record_incidental on 2026-08-28 incidental_result=AGAINST_HIGHER
do resume on 2026-08-31
as section_head
approve on 2026-08-31
as reconsideration_officer
expect state examining
expect term decision due 2026-10-16
