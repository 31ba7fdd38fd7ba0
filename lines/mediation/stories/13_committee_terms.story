# PML10 art 8: three to nine members, one director, a woman among them; where several nationalities live, a member of a smaller
# one. Art 9: three years. Elected on 15 June 2023 the term ends on 15 June 2026 (a term of office does not roll).
clock 2023-06-15
as mediation_officer
do mediation_committee.set_up on 2023-06-01 committee_name="青石桃源村人民调解委员会" committee_kind=VILLAGE committee_unit=committee1 set_up_by="桃源村村民委员会" multi_ethnic=true
keep village
do committee_term.elect on 2023-06-15 committee=$village committee_name="青石桃源村人民调解委员会" multi_ethnic=true
do add_member on 2023-06-15 members.name="龚解忧" members.duty=DIRECTOR members.sex=MALE members.minority=false
do add_member on 2023-06-15 members.name="石大海" members.duty=MEMBER members.sex=MALE members.minority=false
# Two members, both men.
do confirm on 2023-06-20
expect fault CONDITION_FAILED
# A second director.
do add_member on 2023-06-15 members.name="田小满" members.duty=DIRECTOR members.sex=FEMALE members.minority=false
expect fault CONDITION_FAILED
do add_member on 2023-06-15 members.name="田小满" members.duty=MEMBER members.sex=FEMALE members.minority=false
# Several nationalities live there, and nobody of a smaller one is a member.
do confirm on 2023-06-20
expect fault CONDITION_FAILED
do add_member on 2023-06-18 members.name="向阿吉" members.duty=MEMBER members.sex=MALE members.minority=true
do confirm on 2023-06-20
expect state in_office
expect term office_term due 2026-06-15 raw 2026-06-15
expect figure mediation.committees.VILLAGE 2023 = 1
expect figure mediation.committees.VILLAGE 2022 = 0
expect figure mediation.faulty_committees 2023 = 0
# The woman leaves in the term. That is a fact and is recorded; that the committee is now wrongly composed is shown.
clock 2024-04-02
do remove_member on 2024-04-01 departures.left_on=2024-04-01 departures.name="田小满" departures.duty=MEMBER departures.sex=FEMALE departures.minority=false departures.reason=MOVED
expect figure mediation.faulty_committees 2024 = 1
do add_member on 2024-04-02 members.name="满秋红" members.duty=MEMBER members.sex=FEMALE members.minority=false
expect figure mediation.faulty_committees 2024 = 0
clock 2026-06-16
expect task end_term
do end_term on 2026-06-15
expect state ended
expect figure mediation.committees_in_office 2026 = 0
