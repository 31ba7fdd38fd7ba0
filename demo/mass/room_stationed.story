clock T
as mediation_officer
do mediation_room.open_room on T room_name="驻{place}派出所调解室" room_type=STATIONED host="{place}派出所"
expect state current
