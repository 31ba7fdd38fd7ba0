// What people do at the desk besides one case: numbers that open their records, a plan, the calculator, and what goes wrong.
import { choose, expect, fillDate, find, signIn, test } from './desk'

test('a figure opens exactly the records it counts', async ({ page }) => {
  await signIn(page, 'statistician')
  await page.goto('/figures')
  for (const [at, month] of [['from', '01'], ['to', '12']] as const) {
    await page.locator(`#figures-${at}`).selectOption('2024')
    await page.locator(`#figures-${at}-month`).selectOption(month)
  }
  const shownAs = async (label: string): Promise<number> => {
    const row = page.locator('li.figure').filter({ hasText: new RegExp(`^\\s*${label}(\\s|按|$)`) }).first()
    const button = row.locator('> .number button')
    await expect(button).toBeVisible()
    await expect(page.locator('.figure[aria-busy=true]')).toHaveCount(0)
    const value = Number((await button.innerText()).replaceAll(',', ''))
    await button.click()
    return value
  }
  for (const label of ['收到行政复议申请', '受理行政复议申请', '办结', '中止审理的案件']) {
    const value = await shownAs(label)
    const records = page.getByRole('region', { name: label, exact: true })
    await expect(records).toBeVisible()
    await expect(records.locator('ol > li')).toHaveCount(value)
  }
  await page.getByRole('region', { name: '中止审理的案件' }).getByRole('link').first().click()
  await expect(page.getByRole('list', { name: '办理环节' })).toContainText('中止审理')
})

test('each number of the yearly report opens its records', async ({ page }) => {
  await signIn(page, 'statistician')
  await page.goto('/report?year=2024')
  const chips = page.locator('button.chip')
  await expect(chips.first()).toBeVisible()
  let opened = 0
  for (let at = 0; at < (await chips.count()); at++) {
    const text = (await chips.nth(at).innerText()).trim()
    // What nobody stated, and a rate of which nothing was counted.
    if (text === '〔缺〕' || text === '—') continue
    expect(text).toMatch(/^[\d,.]+(%|元)?$/)
    if (text.endsWith('%')) continue
    await chips.nth(at).click()
    const records = page.locator('section.records')
    await expect(records).toBeVisible()
    // A sum (of papers, of persons) may be larger than the number of its records, never the other way round.
    await expect(records.locator('ol')).toBeAttached()
    const count = await records.locator('ol > li').count()
    expect(count, await records.getAttribute('aria-label') ?? '').toBeLessThanOrEqual(Number(text.replaceAll(',', '')))
    if (Number(text) > 0) expect(count).toBeGreaterThan(0)
    opened += 1
  }
  expect(opened).toBeGreaterThan(20)
})

test('a plan is picked, read, reviewed, imported; its tasks stand on the desk', async ({ page }) => {
  await signIn(page, 'head')
  await page.getByRole('link', { name: '工作计划' }).first().click()
  await page.locator('#plan-file').setInputFiles('../plan/cases/p03_brackets_roles.txt')
  await expect(page.getByText(/^读出任务 \d+ 项/)).toBeVisible()
  await page.getByLabel('标题', { exact: true }).fill('二〇二六年工作要点')
  await page.getByLabel('年度', { exact: true }).fill('2026')
  await page.getByRole('button', { name: /^导入 \d+ 项任务(、\d+ 个目标)?$/ }).click()
  await expect(page.getByRole('status').getByRole('heading', { name: /^已导入：新建任务 \d+ 项/ })).toBeFocused()
  await page.getByRole('link', { name: '查看计划任务' }).click()
  await expect(page.locator('tbody tr').first()).toBeVisible()
  expect(await page.locator('tbody tr').count()).toBeGreaterThan(2)
})

test('a masked number is shown for a reason, and the chain says so', async ({ page }) => {
  await signIn(page)
  await page.goto('/records/reconsideration_case/new/receive')
  await page.locator('#f-applicant-0').fill('柏明远')
  await page.locator('#f-applicant-0-identity').fill('11010519491231002X')
  await find(page, 'f-respondent-0', '城市管理局')
  await choose(page, 'f-received_how', '当面递交')
  await choose(page, 'f-act_kind', '行政处罚')
  await page.getByRole('button', { name: '登记收到的申请' }).click()
  await expect(page.locator('.news')).toBeVisible()
  const people = page.getByRole('region', { name: '当事人' })
  await expect(people).not.toContainText('11010519491231002X')
  await people.getByRole('button', { name: '查看' }).click()
  const dialog = page.getByRole('dialog', { name: /柏明远/ })
  await expect(dialog.getByRole('button', { name: '记录理由并查看' })).toBeDisabled()
  await dialog.getByLabel('查看理由').fill('核对申请人身份证明')
  await dialog.getByRole('button', { name: '记录理由并查看' }).click()
  await expect(people).toContainText('11010519491231002X')
  await page.getByRole('tab', { name: '存证链' }).click()
  await expect(page.locator('tbody tr').first()).toContainText('查看')
  // The search finds the matter by the person's name.
  await page.locator('#find-everywhere').fill('柏明远')
  await page.locator('#find-everywhere').press('Enter')
  await expect(page.locator('main').getByRole('link', { name: /柏明远/ })).toHaveCount(1)
})

test('by the keyboard alone: from the list into a matter, and a note written', async ({ page }) => {
  await signIn(page)
  await page.goto('/records/reconsideration_case')
  await expect(page.locator('tbody tr').first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('list', { name: '办理环节' })).toBeVisible()
  const note = page.getByRole('link', { name: '备注', exact: true })
  for (let steps = 0; steps < 150 && !(await note.evaluate((link) => link === document.activeElement)); steps++) await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  const field = page.getByLabel(/^备注/)
  await expect(field).toBeVisible()
  for (let steps = 0; steps < 40 && !(await field.evaluate((box) => box === document.activeElement)); steps++) await page.keyboard.press('Tab')
  await page.keyboard.type('当事人来电询问进度，已答复。')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.locator('.news')).toBeVisible()
  await expect(page.getByRole('tabpanel')).toContainText('备注')
})

test('somebody else was faster: it is said, and nothing typed is lost', async ({ page, browser }) => {
  await signIn(page)
  await page.goto('/records/reconsideration_case?state=received&holder=me')
  await page.locator('tbody a').first().click()
  await page.getByRole('link', { name: '保存登记事项' }).click()
  await page.locator('#f-keyword').fill('道路停车')
  // The same officer at another computer: a browser of its own, with no draft in common.
  const elsewhere = await browser.newContext()
  const other = await elsewhere.newPage()
  await signIn(other)
  await other.goto(page.url())
  await other.locator('#f-keyword').fill('占道经营')
  await other.getByRole('button', { name: '保存登记事项' }).click()
  await expect(other.locator('.news')).toBeVisible()
  await elsewhere.close()
  await page.getByRole('button', { name: '保存登记事项' }).click()
  await expect(page.getByRole('alert')).toContainText('他人')
  await expect(page.getByRole('alert')).toBeFocused()
  await expect(page.locator('#f-keyword')).toHaveValue('道路停车')
  await page.getByRole('button', { name: '保存登记事项' }).click()
  await expect(page.locator('.news')).toBeVisible()
})

test('the session runs out in the middle of a form: sign in over it and go on', async ({ page, context }) => {
  await signIn(page)
  await page.goto('/records/reconsideration_case/new/receive')
  await page.locator('#f-applicant-0').fill('颜思齐')
  await page.locator('#f-claims').fill('请求确认违法。')
  await context.clearCookies()
  await page.getByRole('button', { name: '登记收到的申请' }).click()
  const again = page.getByRole('dialog', { name: '登录已过期' })
  await expect(again).toBeVisible()
  await again.locator('#sign-in-name').fill('officer')
  await again.locator('#sign-in-password').fill('demo-2026-xiezhi')
  await again.getByRole('button', { name: '登录' }).click()
  await expect(again).toBeHidden()
  await expect(page.locator('#f-claims')).toHaveValue('请求确认违法。')
  await expect(page.locator('#f-applicant-0')).toHaveValue('颜思齐')
  await page.getByRole('button', { name: '登记收到的申请' }).click()
  await expect(page.getByRole('alert')).toContainText('收到方式')
})
