// The notice of next year's rest days: entered by the office, signed by the chief, in use for everybody. After the loop, at the year's end.
import { openOn } from './bureau'
import { begin, expect, fillDate, send, sign, signIn, signOut, test, type Page } from './desk'

// The weekends of the year's longest stretches, as a notice gives them; enough for a year that is told whole.
const stretches: [string, string, string, number][] = [
  ['2027-01-01', '元旦', 'off', 1], ['2027-02-05', '春节', 'off', 7], ['2027-01-31', '春节', 'work', 1], ['2027-04-05', '清明', 'off', 1],
  ['2027-05-01', '劳动节', 'off', 5], ['2027-06-09', '端午', 'off', 1], ['2027-09-15', '中秋', 'off', 1], ['2027-10-01', '国庆节', 'off', 7],
]
function notice(): string {
  return stretches.flatMap(([first, name, kind, days]) =>
    Array.from({ length: days }, (_, at) => {
      const day = new Date(Date.parse(`${first}T00:00Z`) + at * 86_400_000)
      return `${day.toISOString().slice(0, 10)},${kind},${name}`
    })).join('\n')
}
const entry = (page: Page) => page.locator('#calendar-entry')
const check = (page: Page) => entry(page).getByRole('button', { name: '检查并预览后果' })

test.describe.configure({ mode: 'serial' })

test('the office enters the year: faults by line, a broken connection, a preview, then once', async ({ page, context }) => {
  await openOn('2026-12-30')
  await signIn(page, 'office')
  await page.getByRole('link', { name: '现在录入' }).click()
  await page.locator('#calendar-rows').fill('2027-01-01,off,元旦\n2027-13-01,off,元旦')
  await check(page).click()
  await expect(entry(page).getByRole('alert')).toContainText('第 2 行：')
  await page.locator('#calendar-rows').fill(notice())
  await fillDate(page, 'calendar-announced', '2026-11-04')
  await page.locator('#calendar-source').fill('国办发明电〔2026〕9号')
  await context.setOffline(true)
  await check(page).click()
  await expect(entry(page).getByRole('alert')).toBeVisible()
  await context.setOffline(false)
  await expect(page.locator('#calendar-rows')).toHaveValue(notice())
  await check(page).click()
  await entry(page).getByRole('button', { name: '录入这一年' }).click()
  await expect(entry(page).getByRole('status')).toContainText('已录入 2027 年放假安排')
  await page.getByRole('link', { name: '2027 年', exact: true }).click()
  await begin(page, '启用并重新推算期限')
  await send(page, '启用并重新推算期限')
  await signOut(page)
})

test('the chief signs, and everybody counts by the year', async ({ page }) => {
  await sign(page, 'chief', '2027年放假安排')
  await signIn(page, 'officer')
  // It holds within a second of the signature.
  await expect(async () => {
    await page.goto('/calendar?year=2027')
    await expect(page.locator('main')).toContainText('本局录入，已启用', { timeout: 2000 })
  }).toPass()
  await expect(entry(page)).toHaveCount(0)
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1, name: '今日' })).toBeVisible()
  await expect(page.getByRole('link', { name: '现在录入' })).toHaveCount(0)
})
