# Who was a mediator on the last day of a year: counted from appointment to end. Who becomes full time ends one entry and begins
# another. PML10 art 15: removal rests on misconduct that was recorded and criticised first.
clock 2022-03-01
as mediation_officer
do people_mediator.appoint on 2022-03-01 mediator_name="龚解忧" sex=MALE mediator_form=PART education=SENIOR
keep first
do people_mediator.appoint on 2022-03-01 mediator_name="满秋红" sex=FEMALE mediator_form=FULL education=BACHELOR
keep second
expect figure mediation.mediators 2022 = 2
clock 2023-09-01
use first
do train on 2023-05-10 trainings.subject="民法典婚姻家庭编" trainings.hours=8
do end_appointment on 2023-08-31 end_reason=MOVED
do people_mediator.appoint on 2023-09-01 mediator_name="龚解忧" sex=MALE mediator_form=FULL education=SENIOR
keep again
expect figure mediation.mediators.FULL 2022 = 1
expect figure mediation.mediators.PART 2022 = 1
expect figure mediation.mediators.FULL 2023 = 2
expect figure mediation.mediators.PART 2023 = 0
expect figure mediation.women_mediators 2023 = 1
expect figure mediation.college_mediators 2023 = 1
clock 2024-07-01
use second
do end_appointment on 2024-07-01 end_reason=REMOVED
expect fault CONDITION_FAILED
do record_misconduct on 2024-06-20 misconducts.kind=TAKES_BENEFITS misconducts.gist="收受当事人礼品，已退回并批评"
do end_appointment on 2024-07-01 end_reason=REMOVED
expect figure mediation.mediators 2024 = 1
# A personal studio has the name of its mediator; a stationed room that of its host.
do mediation_room.open_room on 2024-07-02 room_name="龚解忧调解工作室" room_type=PERSONAL
expect fault CONDITION_FAILED
do mediation_room.open_room on 2024-07-02 room_name="龚解忧调解工作室" room_type=PERSONAL leader=$again
do mediation_room.open_room on 2024-07-02 room_name="驻法院调解室" room_type=STATIONED
expect fault MISSING_FIELD
do mediation_room.open_room on 2024-07-02 room_name="驻法院调解室" room_type=STATIONED host="江陵区人民法院"
expect figure mediation.rooms 2024 = 2
