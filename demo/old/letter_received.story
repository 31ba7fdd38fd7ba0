# An opinion letter of the superior organ: what it asks is done and answered within sixty days.
clock T
as officer
do reconsideration_letter.receive on T letter_type=OPINION sender="江城市人民政府" sender_number="江城府复意〔{year}〕{n}号" subject="规范征收补偿决定的告知和送达" problem=SERVICE
do record_answer on T+35 answer="已修订送达文书样式并组织培训" accepted_advice=true
do archive on T+45
