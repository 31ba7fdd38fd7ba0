clock T
as mediation_officer
do mediation_committee.set_up on T committee_name="{place}{hamlet}村人民调解委员会" committee_kind=VILLAGE set_up_by="{place}" multi_ethnic=false
keep body
do committee_term.elect on T committee=$body committee_name="{place}{hamlet}村人民调解委员会" multi_ethnic=false
do add_member on T members.name="{member1}" members.duty=DIRECTOR members.sex=MALE members.minority=false
do add_member on T members.name="{member2}" members.duty=MEMBER members.sex=FEMALE members.minority=false
do add_member on T members.name="{member3}" members.duty=MEMBER members.sex=MALE members.minority=false
do confirm on T
# Three years: the next election, with the same people (PML10 art 9 lets them be elected again).
clock D+1094
do end_term on D+1094
do committee_term.elect on D+1094 committee=$body committee_name="{place}{hamlet}村人民调解委员会" multi_ethnic=false
do add_member on D+1094 members.name="{member1}" members.duty=DIRECTOR members.sex=MALE members.minority=false
do add_member on D+1094 members.name="{member2}" members.duty=MEMBER members.sex=FEMALE members.minority=false
do add_member on D+1094 members.name="{member3}" members.duty=MEMBER members.sex=MALE members.minority=false
do confirm on D+1094
expect state in_office
