# Passed to the unit, which has not handed in its evidence.
clock T
as {officer}
do litigation_case.receive on T stage=FIRST defendant_role=SOLE copy_mode=DIRECT court="江城铁路运输法院" court_number="（{year}）江7101行初1{i}号" registered_on=W-2 court_procedure=ORDINARY plaintiff_form=CITIZEN act_title="江府强拆字〔{year}〕{i}号强制拆除决定" act_kind=EXECUTION management_field=CITY_MANAGEMENT claims="请求撤销被诉行为" facts="{facts}" plaintiff="{name}" responsible=agency1
keep suit
do pass_on on W+1 task_note="请提交催告书及送达回证" evidence_by=W+5
serve_all at W+1
