# An opinion letter served on 1 July 2024 is to be answered by 30 August. And the year's cases against our own government: four
# received, three upheld, one open.
clock 2024-07-01
as reconsideration_officer
do reconsideration_letter.receive on 2024-06-28 letter_type=OPINION sender="某市人民政府" sender_number="市复意〔2024〕2号" subject="完善告知程序" problem=SERVICE
expect state handling
expect term our_feedback due 2024-08-27
do record_answer on 2024-08-12 answer="已修订文书样式" accepted_advice=true
expect state answered
expect figure reconsideration.letters_received.OPINION 2024 = 1
do reconsideration_response.receive on 2024-03-04 superior_organ="某市人民政府" applicant_name="何某" act_title="征收决定" act_kind=EXPROPRIATION accepted_there_on=2024-03-01 procedure=ORDINARY
expect term reply due 2024-03-18
do reply on 2024-03-15 reply_gist="程序合法" agents="刘某"
as section_head
approve on 2024-03-15
as bureau_head
approve on 2024-03-15
as government_leader
approve on 2024-03-15
as reconsideration_officer
expect state pending
do record_result on 2024-05-06 result=UPHELD
expect figure reconsideration.against_us_closed.UPHELD 2024 = 1
expect figure reconsideration.against_us_open 2024 = 0
