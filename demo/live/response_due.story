# Our government is the respondent; its reply is due within ten working days.
clock T
as {officer}
do reconsideration_response.receive on T superior_organ="江城市人民政府" superior_number="江城府复〔{year}〕4{i}号" applicant_name="{name}" act_title="房屋征收补偿决定" act_kind=EXPROPRIATION management_field=EXPROPRIATION accepted_there_on=W-3 procedure=ORDINARY
do pass_on on W+1 responsible=agency7
