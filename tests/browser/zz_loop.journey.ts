// The loop, from the pasted plan to the finalised report, by the people whose work it is: what is planned becomes tasks, what is
// done becomes numbers, what nobody counts is stated, the report is finalised, and a late record shows what it moved. It goes
// on to the end of the year, after the journey of the case.
import { accessible, begin, choose, expect, fillDate, find, send, sign, signIn, signOut, test, type Page } from './desk'
import { openOn } from './bureau'

const plan = `江陵区司法局2026年岁末工作安排

一、把矛盾化解在基层
（一）走访沿河三村的老调解员。逐户登记意见，形成走访清单。（责任单位：青石司法所；完成时限：2026年12月20日）
（二）整理全年调解卷宗。装订成册，案卷合格率达到98%以上。（责任单位：人民调解科；完成时限：2026年12月25日）

二、把服务送到家门口
（一）给矿区职工讲一次劳动法。全年宣讲不少于6场。（责任单位：法律服务科；完成时限：2026年12月15日）
`
const task = '走访沿河三村的老调解员'
const facts = ['常住人口', '乡镇、街道', '村、社区']
const values: Record<string, string> = { '常住人口': '612300', '乡镇、街道': '12', '村、社区': '186' }
const goal = '全年部署任务3项以上'
const applicant = '臧晚舟'

const nav = (page: Page, name: string) => page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name, exact: true })
const stateOf = (page: Page) => page.getByRole('list', { name: '办理环节' }).locator('[aria-current=step]')
const reportState = (page: Page) => page.locator('section[aria-labelledby=report-state-heading]')

async function openTask(page: Page, state: string): Promise<void> {
  await page.goto(`/records/plan_task?state=${state}`)
  await page.locator('main').getByRole('link', { name: task }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: task })).toBeVisible()
}

async function openReport(page: Page): Promise<void> {
  await nav(page, '年度报告').last().click()
  await expect(page.getByRole('heading', { level: 1, name: '2026 年度工作报告' })).toBeVisible()
  await expect(reportState(page)).toBeVisible()
}

// The number of a row of the comparison, as it stands.
async function shown(page: Page, name: string): Promise<number> {
  const row = page.locator('[aria-labelledby=numbers-heading] tbody tr').filter({ has: page.getByRole('rowheader', { name, exact: true }) })
  return Number((await row.locator('td').first().innerText()).replaceAll(',', ''))
}

test.describe.configure({ mode: 'serial' })

test('the office pastes the plan, checks it and imports it', async ({ page }) => {
  await openOn('2026-11-05')
  await signIn(page, 'office')
  await nav(page, '工作计划').last().click()
  await page.getByLabel('计划全文').fill(plan)
  await page.getByRole('button', { name: '读出任务' }).click()
  // The plan's words hold the name of a figure: one press ties the target to it.
  await page.getByRole('button', { name: '案卷合格率 人民调解' }).click()
  await expect(page.getByText('· 案卷合格率')).toBeVisible()
  await page.getByRole('button', { name: '导入 3 项任务' }).click()
  // Imported anew (a second trial of this journey), the tasks are there already.
  await expect(page.getByRole('status').getByRole('heading', { name: /^已导入：新建任务 [03] 项/ })).toBeFocused()
})

test('the office enters a target and ties it to a figure', async ({ page }) => {
  await signIn(page, 'office')
  await nav(page, '目标').click()
  await expect(page.getByRole('heading', { level: 1, name: '2026 年计划目标' })).toBeVisible()
  await page.getByRole('link', { name: '全部目标' }).click()
  await page.getByRole('link', { name: '登记目标' }).first().click()
  await find(page, 'f-plan', '岁末工作安排')
  await page.locator('#f-wording').fill(goal)
  await choose(page, 'f-comparison', '不低于')
  await page.locator('#f-value_text').fill('3')
  await page.locator('#f-measure').fill('项')
  await page.locator('#f-year').fill('2026')
  await fillDate(page, 'f-deadline', '2026-12-31')
  await send(page, '登记目标')
  await nav(page, '目标').click()
  const target = page.locator('tbody tr').filter({ hasText: goal }).first()
  await expect(target).toContainText('没有数据')
  await accessible(page, 'targets')
  // Tied to a figure, its value is read and opens the records.
  await target.getByRole('link', { name: '对应指标' }).click()
  await page.locator('#f-figure').fill('plan.tasks')
  await send(page, '保存对应指标')
  await nav(page, '目标').click()
  await expect(target).toContainText(/已达到|在轨|落后/)
  await target.locator('button').click()
  await expect(page.locator('section.records ol > li').first()).toBeVisible()
})

test('the office of justice signs for its task and finishes it, the office signs it off', async ({ page }) => {
  await openOn('2026-12-18')
  await signIn(page, 'qingshi')
  await openTask(page, 'open')
  await begin(page, '签收')
  await send(page, '签收')
  await expect(stateOf(page)).toHaveText('进行中')
  await begin(page, '报请销号')
  await page.locator('#f-outcome').fill('走访老调解员9人，登记意见14条。')
  await send(page, '报请销号')
  await expect(stateOf(page)).toHaveText('待销号')
  await signOut(page)
  await signIn(page, 'office')
  await openTask(page, 'finished')
  await begin(page, '核对并销号')
  await send(page, '核对并销号')
  await expect(stateOf(page)).toHaveText('已销号')
})

test('the statistician states what is missing, drafts the report and asks to finalise it', async ({ page }) => {
  await openOn('2026-12-28')
  await signIn(page, 'statistician')
  await openReport(page)
  await expect(reportState(page)).toContainText('尚未起草')
  await reportState(page).getByRole('link', { name: '起草年度报告' }).click()
  await expect(page.locator('#f-year')).toHaveValue('2026')
  await send(page, '起草年度报告')
  await openReport(page)
  await expect(reportState(page)).toContainText('还有 3 项不能定稿')
  await expect(reportState(page).getByRole('button', { name: '报请定稿' })).toBeDisabled()
  // The first is stated from the text, where it says that it is missing; the others from the list of what is open.
  await page.locator('button.chip.missing').first().click()
  await page.locator('section.records').getByRole('link', { name: '登记引用数据' }).click()
  for (const fact of facts) {
    await expect(page.locator('.el-select:has(#f-fact)')).toContainText(fact)
    await page.locator('#f-value').fill(values[fact] ?? '')
    await page.locator('#f-source').fill('区统计局年末资料')
    await send(page, '登记引用数据')
    await openReport(page)
    const next = reportState(page).getByRole('link', { name: '登记引用数据' })
    if (fact !== facts.at(-1)) await next.first().click()
  }
  await expect(page.locator('button.chip').first()).toHaveText(/612,300/)
  await page.locator('button.chip').first().click()
  await expect(page.locator('section.records')).toContainText('区统计局年末资料')
  await expect(reportState(page)).toContainText('可以定稿')
  await accessible(page, 'report, drafted')
  await reportState(page).getByRole('link', { name: '报请定稿' }).click()
  await expect(page.locator('#f-on')).toBeVisible()
  await send(page, '报请定稿')
  await openReport(page)
  await expect(reportState(page)).toContainText('已报请定稿')
  await signOut(page)
  await sign(page, 'chief', '2026年年度报告')
})

test('the report is final, and a late record shows which number it moved', async ({ page }) => {
  await openOn('2026-12-29')
  await signIn(page, 'statistician')
  await openReport(page)
  await expect(reportState(page)).toContainText('已定稿')
  await expect(reportState(page)).toContainText('傅修远')
  await expect(reportState(page).locator('code')).toHaveText(/^[0-9a-f]{64}$/)
  await expect(page.getByText('定稿后没有数字变动。')).toBeVisible()
  const before = await shown(page, '收到行政复议申请')
  await signOut(page)

  await signIn(page, 'officer')
  await page.goto('/records/reconsideration_case/new/receive')
  await fillDate(page, 'f-on', '2026-12-25')
  await page.locator('#f-applicant-0').fill(applicant)
  await find(page, 'f-respondent-0', '城市管理局')
  await choose(page, 'f-received_how', '当面递交')
  await choose(page, 'f-act_kind', '行政处罚')
  await send(page, '登记收到的申请')
  await signOut(page)

  await signIn(page, 'statistician')
  await openReport(page)
  // The text stays as it was finalised; what moved stands below it and opens the late record.
  expect(await shown(page, '收到行政复议申请')).toBe(before)
  const moved = page.locator('[aria-labelledby=moved-heading] tbody tr').filter({ has: page.getByRole('rowheader', { name: '收到行政复议申请', exact: true }) })
  await expect(moved).toContainText(String(before + 1))
  await moved.getByRole('button', { name: '此后的记录' }).click()
  await expect(page.locator('section.records ol > li')).toHaveCount(1)
  await expect(page.locator('section.records')).toContainText(applicant)
  await expect(page.locator('section.records')).not.toContainText('无权查看')
  await page.getByRole('button', { name: '现在的数字' }).click()
  await expect.poll(() => shown(page, '收到行政复议申请')).toBe(before + 1)
  await accessible(page, 'report, moved')
})
