# Screening before the flood season finds a ditch two families quarrel over. The finding is graded, assigned, and becomes a
# dispute the committee offers to mediate; only then is it signed off, by the justice office and not by who dealt with it.
clock 2025-05-12
as mediator
do dispute_screening.begin on 2025-05-12 subject="汛前矛盾纠纷排查" occasion=FLOOD area="桃源村"
keep round
do screening_finding.register on 2025-05-13 lead=GRID place="桃源村5组" dispute_type=MOUNTAIN_LAND gist="两户争用排水沟" persons_involved=4 screening=$round
keep lead
expect number finding "江司排〔2025〕1号"
# Who deals with it does not grade it himself.
do set_grade on 2025-05-13 grade=YELLOW
expect fault FORBIDDEN
as justice_office_head
do set_grade on 2025-05-13 grade=YELLOW
do hand_out on 2025-05-13 assigned_to="桃源村调委会"
as mediator
do mediation_dispute.offer on 2025-05-14 committee_kind=VILLAGE dispute_type=MOUNTAIN_LAND account="两户争用排水沟" finding=$lead party="冯德胜" party="陈秋华"
keep ditch
use lead
do deal on 2025-05-14 fate=MEDIATION
expect fault MISSING_FIELD
do deal on 2025-05-14 fate=MEDIATION dispute=$ditch
expect state dealt
as justice_office_head
do sign_off on 2025-05-16
expect state signed_off
as mediator
use round
do finish on 2025-05-20 visited=126 found=1 summary="排查一百二十六户"
expect state done
use ditch
do accept on 2025-05-15 consent=true rights_told=true mediator_count=1 chosen_by=ASSIGNED
do hold_session on 2025-05-20 sessions.held_on=2025-05-20 sessions.place="沟边" sessions.result=AGREED sessions.gist="约定轮流清淤"
do agree_oral on 2025-05-20 agreement_text="轮流清淤，共用排水"
expect state agreed
expect figure mediation.screened 2025 = 1
expect figure mediation.findings.GRID 2025 = 1
expect figure mediation.findings_dealt.MEDIATION 2025 = 1
expect figure mediation.findings_open 2025 = 0
