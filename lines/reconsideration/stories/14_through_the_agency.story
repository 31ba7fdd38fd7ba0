# An e-monitoring penalty, filed with the traffic police on 6 July 2026, who forward it within five working days. A second one
# is corrected by the agency itself and the applicant does not insist: it never reached us and is not counted.
clock 2026-07-06
as reconsideration_officer
do file_with_agency on 2026-07-06 penalty_basis=E_MONITORING act_title="电子监控记录处罚" act_on=2026-06-25 start_ground=ELECTRONIC knowledge_on=2026-06-26 management_field=PUBLIC_SECURITY applicant="杨某" respondent=agency1
expect state with_agency
expect term forwarding due 2026-07-13
clock 2026-07-10
do forward on 2026-07-10 applicant_form=CITIZEN claims="请求撤销" facts="号牌被套用"
expect state received
expect term examination due 2026-07-17
do file_with_agency on 2026-07-06 penalty_basis=ORDINARY applicant="朱某" respondent=agency1
expect fault CONDITION_FAILED
do file_with_agency on 2026-07-06 penalty_basis=ON_THE_SPOT applicant="朱某" respondent=agency1
do agency_corrected on 2026-07-09
do settled_with_agency on 2026-07-10 early_end_reason=AGENCY_CORRECTED
expect state withdrawn_early
expect figure reconsideration.received 2026 = 1
expect figure reconsideration.settled_with_agency 2026 = 1
