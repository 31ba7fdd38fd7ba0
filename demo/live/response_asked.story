# Our reply waits for the government leader.
clock T
as {officer}
do reconsideration_response.receive on T superior_organ="江城市人民政府" superior_number="江城府复〔{year}〕5{i}号" applicant_name="{name}" act_title="土地权属处理决定" act_kind=RIGHT_DETERMINATION management_field=NATURAL_RESOURCES accepted_there_on=W-3 procedure=ORDINARY
do pass_on on W+1 responsible=agency3
do reply on W+5 reply_gist="权属来源清楚，程序合法" agents="区政府法律顾问"
as section_head
approve on W+5
as bureau_head
approve on W+5
