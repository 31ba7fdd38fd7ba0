# A notice of procedure for the public.
clock T
as officer
do reconsideration_circular.draft on T circular_type=PROCEDURE_NOTICE subject="行政复议申请指引（第{n}号）" content="告知申请条件、材料、途径和办理期限。"
do issue on W+3 where_published="区政府网站"
sign_all on W+3
