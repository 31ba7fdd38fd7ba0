# What the report takes from elsewhere: facts with their source, totals that units reported. All invented.
clock 2022-01-11
as statistician
do stated_fact.state on 2021-12-31 fact=POPULATION value=598200 source="江陵区统计局2021年统计公报"
do stated_fact.state on 2021-12-31 fact=TOWNS value=12 source="江陵区民政局行政区划名册"
do stated_fact.state on 2021-12-31 fact=VILLAGES value=186 source="江陵区民政局行政区划名册"
do reported_total.report on 2022-01-10 item=PUBLICITY_EVENTS month_end=2021-12-31 value=214 source="普法活动台账" reporter=legislation
do accept on 2022-01-11
do reported_total.report on 2022-01-10 item=PUBLICITY_PEOPLE month_end=2021-12-31 value=38700 source="普法活动台账" reporter=legislation
do accept on 2022-01-11
do reported_total.report on 2022-01-10 item=CONSULTATIONS month_end=2021-12-31 value=6150 source="公共法律服务中心接待登记" reporter=legal_service
do accept on 2022-01-11
clock 2026-01-09
do stated_fact.state on 2025-12-31 fact=POPULATION value=611900 source="江陵区统计局2025年统计公报"
do stated_fact.state on 2025-12-31 fact=TOWNS value=12 source="江陵区民政局行政区划名册"
do stated_fact.state on 2025-12-31 fact=VILLAGES value=183 source="江陵区民政局行政区划名册"
clock 2026-04-07
do reported_total.report on 2026-04-03 item=PUBLICITY_EVENTS month_end=2026-03-31 value=57 source="普法活动台账" reporter=legislation
do accept on 2026-04-07
do reported_total.report on 2026-04-03 item=PUBLICITY_PEOPLE month_end=2026-03-31 value=9240 source="普法活动台账" reporter=legislation
do accept on 2026-04-07
do reported_total.report on 2026-04-03 item=CONSULTATIONS month_end=2026-03-31 value=1630 source="公共法律服务中心接待登记" reporter=legal_service
do accept on 2026-04-07
