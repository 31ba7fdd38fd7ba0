// A rule of law that nobody compared: the legal officer compares it with the official text and signs, the chief signs the
// other figure, and the public calculator offers the rule.
import { accessible, begin, choose, expect, send, sign, signIn, signOut, test } from './desk'

test.describe.configure({ mode: 'serial' })

test('the legal officer compares a rule, attaches the page and asks for the other figure', async ({ page }) => {
  await signIn(page, 'legal')
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '上线核对' }).click()
  await expect(page.getByText(/还有 \d+ 条没有核对签署/)).toBeVisible()
  await accessible(page, 'go-live')
  await page.getByRole('listitem').filter({ hasText: 'PM-23' }).getByRole('link', { name: '核对', exact: true }).click()
  await expect(page.locator('#f-rule')).toHaveValue('PM-23')
  await expect(page.getByRole('region', { name: '程序所写' })).toContainText('30 日')
  await choose(page, 'f-finding', '官方文本是另一个数字')
  await page.locator('#f-official_source').fill('本省行政调解规定，省政府公报2025年第7号')
  await page.locator('#f-article').fill('第17条')
  await page.locator('#f-new_length').fill('45')
  await choose(page, 'f-new_unit', '日（自然日）')
  await page.locator('#f-proof').setInputFiles({ name: '公报第7号第9页.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 page 9') })
  await expect(page.getByText('公报第7号第9页.pdf')).toBeVisible()
  await page.locator('form .send').getByRole('button', { name: '记下核对结论' }).click()
  await expect(page.getByRole('alert')).toContainText('62(1)')
  await page.locator('#f-article').fill('17')
  await send(page, '记下核对结论')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('PM-23')
  await expect(page.getByRole('link', { name: '公报第7号第9页.pdf' }).first()).toBeVisible()
  await begin(page, '签署核对结论')
  await send(page, '签署核对结论')
  await signOut(page)
})

test('the chief signs, and everybody may count by the rule', async ({ page }) => {
  await sign(page, 'chief', 'PM-23')
  // It holds within a second of the signature.
  await expect(async () => {
    await page.goto('/rules/PM-23')
    await expect(page.locator('main')).toContainText('本局已核对并签署', { timeout: 2000 })
  }).toPass()
  await expect(page.locator('main')).toContainText('45 日')
  await expect(page.locator('main')).toContainText('第17条')
  await page.getByRole('link', { name: '用这条规则计算' }).click()
  await expect(page).toHaveURL(/\/terms\?rule=PM-23/)
})
