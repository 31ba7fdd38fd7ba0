# Filed with the agency that imposed the penalty on the spot; it has five working days to forward it.
clock T
as liaison
do file_with_agency on T penalty_basis=ON_THE_SPOT act_title="当场处罚决定（第{i}号）" act_on=D-10 start_ground=ON_THE_SPOT knowledge_on=D-10 claims="请求撤销当场处罚" facts="申请人认为未当场说明理由" management_field=MARKET applicant="{name}" respondent=agency1
