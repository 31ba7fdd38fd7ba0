# A file that failed the monthly check and is to be corrected within the week.
clock T
as mediator
do mediation_dispute.offer on T committee_kind=VILLAGE dispute_type={dispute_type} account="{account}" party="{party}" party="{other}"
do accept on T consent=true rights_told=true mediator_count=1 chosen_by=ASSIGNED
do hold_session on T sessions.held_on=T sessions.result=AGREED sessions.gist="{dispute_facts}"
do agree_oral on T agreement_text="{agreement}"
do record_performance on W+1 performance=DONE
do revisit on W+3 revisits.way=PHONE revisits.finding=SETTLED revisits.gist="已履行"
do archive on W+3
keep file
as mediation_officer
do mediation_file_check.check on W+15 dispute=$file dispute_number="{place}{i}" month_from=T score=78 base_missing=true grade=FAIL defects=[SIGNATURE] defects_note="调解记录缺签名" committee=committee1
do ask_correction on W+15 correct_by=W+22
expect state correcting
