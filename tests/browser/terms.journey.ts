// The calculator as anybody uses it on a telephone, and the statutes behind it. Dates are worked by hand from the calendar and the articles.
import { readFile } from 'node:fs/promises'

import { accessible, expect, fillDate, paint, speak, test, type Page } from './desk'
import { settled } from './pages'

interface Worked {
  matter: string
  event: string
  rule: string
  from: string
  time?: string
  known?: string
  pause?: { from: string; to: string; ground: string }
  extend?: string
  due: string
  says: { zh: string; en: string }[]
}

// Each is chosen through the form: matter, event, time limit, day.
const cases: Worked[] = [
  {
    matter: 'reconsideration', event: 'act_known', rule: 'RC-01', from: '2024-08-07', due: '2024-10-08',
    says: [{ zh: '国庆节', en: 'National Day' }, { zh: '2024-10-06', en: '2024-10-06' }],
  },
  {
    matter: 'reconsideration', event: 'act_known', rule: 'RC-01', from: '2024-07-31', due: '2024-09-29',
    says: [{ zh: '2024-09-30', en: '2024-09-30' }, { zh: '另一种理解', en: 'The other reading' }],
  },
  {
    matter: 'reconsideration', event: 'right_known', rule: 'RC-02', from: '2025-04-20', known: '2024-05-10', due: '2025-05-12',
    says: [{ zh: '2025-06-19', en: '2025-06-19' }],
  },
  {
    matter: 'reconsideration', event: 'accepted', rule: 'RD-01', from: '2026-07-20', pause: { from: '2026-08-03', to: '2026-08-28', ground: 'RP-10' },
    due: '2026-10-14', says: [{ zh: '鉴定', en: 'Expert appraisal' }, { zh: '2026-10-13', en: '2026-10-13' }],
  },
  {
    matter: 'reconsideration', event: 'accepted', rule: 'RD-01', from: '2024-08-05', extend: '30', due: '2024-11-04',
    says: [{ zh: '2024-11-07', en: '2024-11-07' }, { zh: '延长 30 日', en: 'Extended by 30 days' }],
  },
  {
    matter: 'reconsideration', event: 'hearing', rule: 'RP-06', from: '2024-10-15', due: '2024-10-08',
    says: [{ zh: '最迟应在此日办理', en: 'To be done by this day' }, { zh: '2024-10-09', en: '2024-10-09' }],
  },
  {
    matter: 'coercion', event: 'measure_taken', rule: 'CO-01', from: '2025-10-01', time: '10:30', due: '2025-10-02',
    says: [{ zh: '10:30', en: '10:30' }, { zh: '休息日不顺延', en: 'hours run on rest days' }],
  },
  {
    matter: 'litigation', event: 'copy_received', rule: 'LT-03', from: '2024-09-20', due: '2024-10-08',
    says: [{ zh: '2024-10-05', en: '2024-10-05' }],
  },
]

const words = {
  zh: { derive: '计算期限', answer: '计算结果', prevails: '以文书所载日期为准', today: '如果在今天（2026-08-03', add: '添加一段中止' },
  en: { derive: 'Derive the term', answer: 'Answer', prevails: 'that date prevails', today: 'If it happened today, 2026-08-03', add: 'Add a pause' },
}
const width = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

async function ask(page: Page, one: Worked, language: 'zh' | 'en'): Promise<void> {
  await page.locator('#terms-matter').selectOption(one.matter)
  await page.locator('#terms-event').selectOption(one.event)
  await page.locator(`input[name=terms-rule][value="${one.rule}"]`).check()
  await fillDate(page, 'terms-from', one.from)
  if (one.time) await page.locator('#terms-time').fill(one.time)
  if (one.known) await fillDate(page, 'terms-known', one.known)
  if (one.pause) {
    await page.getByRole('button', { name: words[language].add }).click()
    await fillDate(page, 'terms-pause-0-from', one.pause.from)
    await fillDate(page, 'terms-pause-0-to', one.pause.to)
    await page.locator('#terms-pause-0-ground').selectOption(one.pause.ground)
  }
  if (one.extend) await page.locator('#terms-extend').fill(one.extend)
  await page.getByRole('button', { name: words[language].derive }).click()
}

for (const language of ['zh', 'en'] as const) {
  test(`worked cases on a telephone in ${language}`, async ({ page }) => {
    await speak(page, language)
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto('/terms')
    await expect(page.getByText(words[language].prevails)).toBeVisible()
    const answer = page.getByRole('region', { name: words[language].answer })
    for (const one of cases) {
      await test.step(`${one.rule} from ${one.from}`, async () => {
        await ask(page, one, language)
        await expect(answer.locator('.verdict time')).toHaveAttribute('datetime', one.due)
        for (const says of one.says) await expect(answer).toContainText(says[language])
        await expect(answer).toContainText(words[language].prevails)
        // The day is on the screen without looking for it.
        await expect(answer.locator('.verdict time')).toBeInViewport()
        expect(await width(page)).toBeLessThanOrEqual(0)
      })
    }
    await page.goto('/terms?rule=RD-01&from=2024-05-10')
    await expect(answer).toContainText(words[language].today)
  })
}

test('a link repeats the question, the way back the one before', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/terms?rule=RD-01&from=2024-05-10')
  const day = page.locator('.verdict time')
  await expect(day).toHaveAttribute('datetime', '2024-07-09')
  await page.locator('#terms-extend').fill('30')
  await page.getByRole('button', { name: '计算期限' }).click()
  await expect(day).toHaveAttribute('datetime', '2024-08-08')
  await expect(page).toHaveURL(/extend=30/)
  await page.reload()
  await expect(day).toHaveAttribute('datetime', '2024-08-08')
  await expect(page.locator('#terms-extend')).toHaveValue('30')
  await page.goBack()
  await expect(day).toHaveAttribute('datetime', '2024-07-09')
  // Old matters follow old law, and the other way by name.
  await page.goto('/terms?rule=RD-01o&from=2023-12-20&extend=30')
  await expect(day).toHaveAttribute('datetime', '2024-03-19')
  await expect(page.locator('#terms-version')).toHaveValue('RD-01o')
})

test('faults stand beside their fields and lead to them', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/terms?rule=RD-01&from=2024-08-05&pause=2024-09-12..2024-09-02&extend=31')
  const summary = page.getByRole('alert').filter({ hasText: '有 2 处需要处理' })
  await expect(summary).toBeFocused()
  await expect(page.locator('#terms-pause-0-to-fault')).toContainText('2024-09-12')
  await expect(page.locator('#terms-extend-fault')).toContainText('30 日')
  await summary.getByRole('link', { name: /最多可延长/ }).click()
  await expect(page.locator('#terms-extend')).toBeFocused()
  await page.locator('#terms-extend').fill('30')
  await fillDate(page, 'terms-pause-0-to', '2024-09-13')
  await page.getByRole('button', { name: '计算期限' }).click()
  await expect(page.locator('.verdict time')).toHaveAttribute('datetime', '2024-11-05')
  // Beyond the calendar: no guess.
  await page.goto('/terms?rule=RE-01&from=2026-12-30')
  await expect(page.locator('#terms-from-fault')).toContainText('2027')
})

test('a calendar file, and one page of paper', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/terms?rule=RD-01&from=2026-07-20&pause=2026-08-03..2026-08-28~RP-10&extend=30')
  await expect(page.locator('.verdict time')).toHaveAttribute('datetime', '2026-11-13')
  await page.locator('#terms-alarm').selectOption('7')
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /存入日历/ }).click()])
  expect(file.suggestedFilename()).toBe('RD-01-2026-11-13.ics')
  const text = await readFile(await file.path(), 'utf8')
  expect(text).toContain('DTSTART;VALUE=DATE:20261113\r\n')
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('heading', { name: '所问' })).toBeVisible()
  await expect(page.getByText('以文书所载日期为准')).toBeVisible()
  await expect(page.locator('form')).toBeHidden()
  const paper = await page.pdf({ preferCSSPageSize: true })
  expect(paper.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
})

test('by the keyboard alone', async ({ page }) => {
  await speak(page, 'en')
  await page.goto('/terms')
  await page.locator('#terms-matter').focus()
  await page.keyboard.type('Administrative r')
  await page.keyboard.press('Tab')
  await expect(page.locator('#terms-event')).toBeFocused()
  await page.keyboard.type('Acceptance')
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowDown')
  await expect(page.locator('input[name=terms-rule]:checked')).toHaveCount(1)
  await fillDate(page, 'terms-from', '2024-05-10')
  await page.locator('form button[type=submit]').press('Enter')
  await expect(page.locator('.verdict time')).toBeVisible()
  await accessible(page, 'answer by keyboard')
})

test('a lawyer checks a rule from its page', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await paint(page, 'dark')
  await page.goto('/statutes')
  await page.locator('#law-filter').fill('复议法')
  await page.getByRole('link', { name: '中华人民共和国行政复议法', exact: true }).click()
  await page.getByRole('link', { name: '作出复议决定（普通程序）' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: '作出复议决定（普通程序）' })).toBeVisible()
  for (const fact of ['60 日', '最多 30 日', '行政复议机构负责人', '鉴定（RP-10）', '未定之处 D6', '行政复议案件']) await expect(page.locator('main')).toContainText(fact)
  // The old edition beside the new one: on a telephone one below the other, what differs in words.
  const table = page.getByRole('table', { name: '两个版本对照' })
  await expect(table.getByRole('row', { name: /延长的批准/ })).toContainText('不同')
  await expect(table.getByRole('row', { name: /^期限/ })).not.toContainText('不同')
  expect(await width(page)).toBeLessThanOrEqual(0)
  await settled(page)
  await accessible(page, 'rule in the dark')
  await page.getByRole('link', { name: '用这条规则计算' }).click()
  await expect(page.locator('input[name=terms-rule]:checked')).toHaveValue('RD-01')
  // What was not compared with the text is shown with that mark and not counted with.
  await page.goto('/rules/LI-01o')
  await expect(page.locator('main')).toContainText('不提供公开计算')
  await expect(page.getByRole('link', { name: '用这条规则计算' })).toHaveCount(0)
})
