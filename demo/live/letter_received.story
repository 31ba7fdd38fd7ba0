# An opinion letter of the superior organ, to be answered within sixty days; the office registered it.
clock T
as office
do reconsideration_letter.receive on T letter_type=OPINION sender="江城市人民政府" sender_number="江城府复意〔{year}〕1{n}号" subject="完善征收补偿方案的公示程序" problem=PROCEDURE content="请对征收补偿方案公示环节进行自查并反馈。"
