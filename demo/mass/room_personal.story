clock T
as mediation_officer
do people_mediator.appoint on T mediator_name="{party}" sex=MALE mediator_form=FULL education=BACHELOR
keep leader
do mediation_room.open_room on T room_name="{party}调解工作室" room_type=PERSONAL leader=$leader
expect state current
