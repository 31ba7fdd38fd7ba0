# What was handed in and sent back was not handed in: neither the task nor the item counts as finished in time until it is again.
clock 2026-01-12
as office
do work_plan.enter on 2026-01-12 name="2026年工作要点" year=2026
keep plan
do plan_task.enter on 2026-01-12 plan=$plan path="一/（一）" heading="修订听证规程" deadline=2026-06-30 responsible=reconsideration
as section_head
do sign_for on 2026-01-14 person=officer
do finish on 2026-06-20 outcome="规程已起草"
expect figure plan.tasks_in_time 2026 = 1
as office
do send_back on 2026-06-25 back_why="尚未印发"
expect state in_progress
expect figure plan.tasks_in_time 2026 = 0
as section_head
do finish on 2026-07-08 outcome="规程已印发"
as office
do sign_off on 2026-07-09
expect state done
expect figure plan.tasks_due 2026 = 1
expect figure plan.tasks_in_time 2026 = 0
# A task is given up on the day it is granted, not on the day it was asked: until then it binds.
clock 2026-09-01
do plan_task.enter on 2026-09-01 plan=$plan path="一/（二）" heading="编印案例集" deadline=2026-12-31 responsible=reconsideration
do cancel on 2026-09-10 cancel_reason="并入次年计划"
expect state open
expect figure plan.tasks_open 2026 = 1
sign_all on 2026-09-14
expect state cancelled
expect figure plan.tasks_open 2026 = 0
