# The quarterly circular on the reconsideration work of the quarter before.
clock T
as officer
do reconsideration_circular.draft on T circular_type=QUARTERLY subject="{year}年第{n}期行政复议工作通报" period_from=D-100 period_to=D-10 content="通报本季度收案、结案、纠错、调解和解和意见书反馈情况。"
do issue on W+4 where_published="区政府内网"
sign_all on W+4
