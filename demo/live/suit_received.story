# The copy came: fifteen days to answer.
clock T
as {officer}
do litigation_case.receive on T stage=FIRST defendant_role=SOLE copy_mode=DIRECT court="江城铁路运输法院" court_number="（{year}）江7101行初1{i}号" registered_on=W-2 court_procedure=ORDINARY plaintiff_form=CITIZEN act_title="江府征补〔{year}〕{i}号房屋征收补偿决定" act_kind=EXPROPRIATION management_field=EXPROPRIATION claims="请求撤销被诉行为" facts="{facts}" plaintiff="{name}" responsible=agency7
