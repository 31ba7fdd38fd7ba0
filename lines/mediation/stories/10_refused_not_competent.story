# Somebody asks the committee to lift a fine. That is no dispute among the people (PML10 art 2) but an administrative act: the
# committee refuses and says where to go. A second dispute belongs to the committee of another place and is handed on.
clock 2024-09-02
as mediator
do mediation_dispute.register on 2024-09-02 source=APPLIED committee_kind=VILLAGE dispute_type=OTHER account="对罚款不服，要求村里出面取消" party="杨建明" party="江陵区城市管理局"
do refuse on 2024-09-02 refusal_reason=NOT_CIVIL refusal_note="对行政处罚不服，不是民间纠纷" told_ways=[ADMINISTRATIVE,SUIT]
expect fault MISSING_FIELD
do refuse on 2024-09-02 refusal_reason=NOT_CIVIL refusal_note="对行政处罚不服，不是民间纠纷" told_ways=[ADMINISTRATIVE,SUIT] right_body="区行政复议机构"
expect state refused
do archive on 2024-09-03
expect state archived
do mediation_dispute.register on 2024-09-04 source=APPLIED committee_kind=VILLAGE dispute_type=MOUNTAIN_LAND account="界址在望江街道" party="沈德胜" party="朱秋华"
do hand_on on 2024-09-05 right_body="望江街道人民调解委员会" refusal_note="争议林地在该街道"
expect state handed_on
do archive on 2024-09-06
expect figure mediation.received 2024 = 2
expect figure mediation.accepted 2024 = 0
expect figure mediation.refused.NOT_CIVIL 2024 = 1
expect figure mediation.not_accepted.TRANSFERRED 2024 = 1
