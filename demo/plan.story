# What became of the plan's tasks, as the office reports it.
clock 2026-03-10
as office
use target:全年适用率不低于20%
do tie on 2026-03-10 figure=reconsideration.summary_rate comparison=AT_LEAST value_text=20 measure="%" deadline=2026-12-31 year=2026
use target:全年调解和解率达到30%以上
do tie on 2026-03-10 figure=reconsideration.consent_rate comparison=AT_LEAST value_text=30 measure="%" deadline=2026-12-31 year=2026
use plan:四/（一）
do report on 2026-03-10 progress.noted_on=2026-03-09 progress.light=ON_TRACK progress.note="春节前后排查纠纷，建立台账" progress.evidence="排查台账第一期"
use plan:四/（二）
do report on 2026-05-20 progress.noted_on=2026-05-19 progress.light=ON_TRACK progress.note="完成脱管应急演练方案和桌面推演" progress.evidence="演练方案"
use plan:二/（一）
do report on 2026-05-22 progress.noted_on=2026-05-21 progress.light=SLOW progress.note="逐件提出保留、修改或者废止意见" progress.evidence="清理目录"
do finish on 2026-05-29 outcome="清理结果经区政府常务会议审议后公布"
do sign_off on 2026-06-01
use plan:四/（二）
do finish on 2026-06-18 outcome="完成实战演练，修订预案"
do sign_off on 2026-06-19
use plan:一/（三）
do report on 2026-06-25 progress.noted_on=2026-06-24 progress.light=ON_TRACK progress.note="按新条例修订文书样式，组织培训一次" progress.evidence="文书样式汇编"
do finish on 2026-06-29 outcome="新样式自2026年7月1日起使用"
use plan:三/（一）
do report on 2026-08-14 progress.noted_on=2026-08-13 progress.light=ON_TRACK progress.note="已完成八个司法所工作站改造" progress.evidence="验收单"
use plan:一/（二）
do report on 2026-09-29 progress.noted_on=2026-09-28 progress.light=ON_TRACK progress.note="召开第三次复调对接会" progress.evidence="会议纪要"
use plan:五/（二）
do report on 2026-10-20 progress.noted_on=2026-10-19 progress.light=SLOW progress.note="完成2021至2024年案卷扫描" progress.evidence="扫描入库清单"
