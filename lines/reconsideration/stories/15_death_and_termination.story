# The applicant dies and his heirs are undecided: suspended on 1 November 2024. The 60 full days end on 31 December; only after
# that may the case be terminated, by a person.
clock 2024-08-28
as reconsideration_officer
do receive on 2024-08-28 received_how=POST act_kind=PENALTY management_field=MARKET applicant_form=CITIZEN act_title="江市监罚字〔2024〕18号" act_on=2024-08-10 start_ground=POST knowledge_on=2024-08-12 claims="请求撤销该决定" facts="申请人认为认定事实不清" applicant="秦某" respondent=agency1 carrier_number=EMS1029384756
clock 2024-09-02
do accept on 2024-09-02 procedure=ORDINARY timeliness=IN_TIME second_handler=officer2
as section_head
approve on 2024-09-02
as bureau_head
approve on 2024-09-02
as reconsideration_officer
expect term decision due 2024-11-01
clock 2024-09-06
do call_for_reply on 2024-09-04
serve reply_notice on respondent by EXCHANGE at 2024-09-05 proved
clock 2024-09-18
do record_reply on 2024-09-18 reply_gist="程序合法，证据确实"
clock 2024-11-01
do suspend on 2024-11-01 suspension_ground=KIN_UNDECIDED suspension_note="申请人死亡，近亲属尚未表明是否参加"
as section_head
approve on 2024-11-01
as bureau_head
approve on 2024-11-01
as reconsideration_officer
expect term death_or_end due 2024-12-31
clock 2024-12-30
do terminate on 2024-12-30 termination_ground=SUSPENDED_60_DAYS termination_note="未满六十日"
expect fault CONDITION_FAILED
clock 2025-01-02
expect task terminate
do terminate on 2025-01-02 termination_ground=SUSPENDED_60_DAYS termination_note="近亲属仍未表明是否参加"
as section_head
approve on 2025-01-02
as bureau_head
approve on 2025-01-02
as reconsideration_officer
expect state terminated
expect figure reconsideration.open 2024 = 1
expect figure reconsideration.carried_over 2025 = 1
expect figure reconsideration.closed.TERMINATED 2025 = 1
