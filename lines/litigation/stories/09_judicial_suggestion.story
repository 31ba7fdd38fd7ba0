# Suggestions of the court and of the prosecutors. On a normative document: sixty days, the sixtieth, 7 October 2025, lies in
# the rest, so 9 October (ALI18 art 149). For governance: two months at most, or the day that the suggestion names (JSG23 art
# 8). Of the prosecutors: two months, in urgent cases fifteen days (interpretation art 21).
clock 2025-08-08
as reconsideration_officer
do litigation_letter.receive on 2025-08-08 letter_type=NORM sender="江城铁路运输法院" sender_number="（2025）江7101司建1号" subject="停车管理办法第八条与上位法不一致" problem=DOCUMENT received_mode=DIRECT responsible=agency2
expect term reply_norm due 2025-10-09 raw 2025-10-07
do answer on 2025-09-26 answer="已启动修订，修订前停止适用第八条" followed=true
sign_all on 2025-09-26
expect state answered
expect term reply_norm met 2025-09-26
do archive on 2025-09-30
clock 2025-10-13
do litigation_letter.receive on 2025-10-13 letter_type=GOVERNANCE sender="江城市中级人民法院" subject="征收补偿类案件多发" problem=GOVERNANCE received_mode=POST
expect term reply_governance due 2025-12-15 raw 2025-12-13
do answer on 2025-12-01 answer="已建立征收项目会审" followed=true
sign_all on 2025-12-01
clock 2025-12-02
do litigation_letter.receive on 2025-12-02 letter_type=GOVERNANCE sender="江城市中级人民法院" subject="负责人出庭不规范" problem=APPEARANCE received_mode=POST reply_by=2025-12-31
expect term reply_named due 2025-12-31
do answer on 2025-12-29 answer="已通报并纳入考核" followed=true
sign_all on 2025-12-29
expect figure litigation.letters.GOVERNANCE 2025 = 2
expect figure litigation.letters_answered 2025 = 3
expect figure litigation.letter_rate 2025 = 1000
clock 2025-12-30
do litigation_letter.receive on 2025-12-30 letter_type=PROSECUTOR urgent=true sender="江陵区人民检察院" subject="河道堆放危险废物" problem=ACT received_mode=DIRECT responsible=agency8
expect term reply_prosecutor_urgent due 2026-01-14
