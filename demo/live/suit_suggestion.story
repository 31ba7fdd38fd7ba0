# A suggestion of the prosecutors: two months to answer.
clock T
as {officer}
do litigation_letter.receive on T letter_type=PROSECUTOR sender="江陵区人民检察院" sender_number="江检建{i}号" subject="河道堆放建筑垃圾" problem=GOVERNANCE received_mode=DIRECT responsible=agency1
do pass_on on W+1
