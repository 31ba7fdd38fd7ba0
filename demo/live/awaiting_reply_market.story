# The same against the bureau whose liaison officer signs in to the demonstration.
clock T
as {officer}
do receive on T {received} act_kind=PENALTY management_field=MARKET {applicant} act_title="江市监罚字〔{year}〕9{i}号行政处罚决定" act_on=D-25 start_ground=POST knowledge_on=D-22 claims="请求撤销罚款决定" facts="申请人认为广告用语系引用客户评价，不构成虚假宣传" respondent=agency1
do accept on W+3 procedure=ORDINARY timeliness=IN_TIME second_handler={second}
sign_all on W+3
do call_for_reply on W+5
serve_all at W+6
