# Facts from elsewhere and totals that units report. A fact stands once a year and is restated when a better source comes; a
# total stands once for a unit and a period, is sent back, reported again and accepted, and counts only then.
clock 2024-04-08
as statistician
do stated_fact.state on 2024-01-31 fact=HOUSEHOLDS value=130200 source="快报"
keep households
expect figure facts.value.HOUSEHOLDS 2024 = 130200
do stated_fact.state on 2024-03-31 fact=HOUSEHOLDS value=131000 source="统计公报"
expect fault ALREADY_DONE
use households
do restate on 2024-04-08 value=131000 as_of=2024-03-31 source="统计公报"
expect figure facts.value.HOUSEHOLDS 2024 = 131000
do reported_total.ask on 2024-04-01 item=SCREENED month_end=2024-03-31 reporter=agency1
expect state asked
do send_link on 2024-04-01 link_until=2024-03-30
expect fault CONDITION_FAILED
do send_link on 2024-04-01 link_until=2024-04-20
do answer on 2024-04-03 value=14 source="排查台账" reported_by="周某某"
expect state reported
expect figure totals.value.SCREENED 2024 = 0
do send_back on 2024-04-04 back_why="与台账合计不符"
expect state returned
do report_again on 2024-04-05 value=13 source="排查台账（更正）"
do accept on 2024-04-06
expect state accepted
expect figure totals.value.SCREENED 2024 = 13
do reported_total.report on 2024-04-06 item=SCREENED month_end=2024-03-31 value=5 source="台账" reporter=agency1
expect fault ALREADY_DONE
do reported_total.report on 2024-04-06 item=SCREENED month_end=2024-03-31 value=5 source="台账" reporter=agency2
do accept on 2024-04-08
expect figure totals.value.SCREENED 2024 = 18
do yearly_report.draft on 2024-04-08 year=2023
do yearly_report.draft on 2024-04-08 year=2023
expect fault ALREADY_DONE
