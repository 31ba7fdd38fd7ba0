# Mediation is free in both senses: who applied may withdraw (before acceptance, or during it), and it ends when a party no longer
# wishes it (PML10 arts 17 and 23). Each of the three has its own place in the figures.
clock 2022-05-09
as mediator
do mediation_dispute.register on 2022-05-09 source=APPLIED committee_kind=COMMUNITY dispute_type=PROPERTY_SERVICE account="物业费争议" party="卫若水" party="江陵区清波物业服务有限公司"
do withdraw_early on 2022-05-10 end_note="自行和解"
expect state withdrawn
do archive on 2022-05-11
do mediation_dispute.register on 2022-05-11 source=APPLIED committee_kind=COMMUNITY dispute_type=FAMILY account="赡养费争议" party="吴文远" party="吴启航"
do accept on 2022-05-11 consent=true rights_told=true mediator_count=1 chosen_by=ASSIGNED
do withdraw on 2022-05-20 end_note="家庭内部已商定"
expect state withdrawn
do archive on 2022-05-23
do mediation_dispute.register on 2022-05-23 source=APPLIED committee_kind=COMMUNITY dispute_type=CONTRACT account="装修合同争议" party="赵淑仪" party="陈长青"
do accept on 2022-05-23 consent=true rights_told=true mediator_count=1 chosen_by=ASSIGNED
do terminate on 2022-06-02 termination_ground=PARTY_REFUSES end_note="一方表示不再调解" told_ways=[SUIT]
expect state terminated
do archive on 2022-06-06
expect figure mediation.not_accepted.WITHDRAWN 2022 = 1
expect figure mediation.ended.WITHDRAWN 2022 = 1
expect figure mediation.terminated.PARTY_REFUSES 2022 = 1
expect figure mediation.received 2022 = 3
expect figure mediation.accepted 2022 = 2
