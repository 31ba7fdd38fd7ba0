# The court points out a clause of a document of the district; answered within sixty days (ALI18 art 149).
clock T
as {officer}
do litigation_letter.receive on T letter_type=NORM sender="江城铁路运输法院" sender_number="江7101司建{i}号" subject="停车管理办法个别条款与上位法不一致" problem=DOCUMENT received_mode=DIRECT responsible=agency2
do pass_on on W+2
do answer on T+45 answer="已启动修订，修订前停止适用该条款" followed=true
sign_all on T+45
do archive on T+60
expect state archived
