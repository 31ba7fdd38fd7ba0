# The same, not yet decided when the year ends.
clock T
as {officer}
do reconsideration_response.receive on T superior_organ="江城市人民政府" superior_number="江城府复〔{year}〕1{i}号" applicant_name="{name}" act_title="房屋征收补偿决定" act_kind=EXPROPRIATION management_field=EXPROPRIATION accepted_there_on=W-3 procedure=ORDINARY
do pass_on on W+1 responsible=agency7
do reply on W+5 reply_gist="补偿标准和程序符合征收补偿方案，评估结果已依法送达" agents="区政府法律顾问"
sign_all on W+5
do record_result on T+60 result=UPHELD outcome=UPHELD decision_number="江城府复决〔{year}〕3{i}号"
do archive on T+80
