// The head's morning sheet: offered where he begins, each number is its list, and one page of paper however much there is.
import { expect, signIn, speak, test, type Page } from './desk'
import { settled } from './pages'

async function sheetsOfPaper(page: Page): Promise<number> {
  const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  return [...paper.matchAll(/\/Type\s*\/Page\b(?!s)/g)].length
}

test('a head opens the sheet and the list behind a number', async ({ page }) => {
  await signIn(page, 'chief')
  await page.getByRole('link', { name: '晨报' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '晨报' })).toBeVisible()
  await settled(page)
  const row = page.getByRole('row', { name: /^行政复议 行政复议案件|^行政复议案件/ })
  const overdue = row.getByRole('link', { name: /已逾期/ })
  const count = Number((await overdue.innerText()).trim())
  expect(count).toBeGreaterThan(0)
  await overdue.click()
  await expect(page.getByRole('button', { name: '已逾期', exact: true })).toBeVisible()
  await settled(page)
  await expect(page.locator('tbody tr')).toHaveCount(count)
  await page.goBack()
  const stuck = page.getByRole('region', { name: /^滞留/ })
  const total = Number((await stuck.getByRole('heading').innerText()).replace(/\D/g, ''))
  await stuck.getByRole('link', { name: /^另有/ }).click()
  await settled(page)
  await expect(stuck.getByRole('listitem')).toHaveCount(total)
})

test('an officer is not offered it', async ({ page }) => {
  await signIn(page, 'officer')
  await settled(page)
  await expect(page.getByRole('link', { name: '晨报' })).toHaveCount(0)
})

for (const language of ['zh', 'en'] as const) {
  test(`one page of paper with very many matters, ${language}`, async ({ page }) => {
    await speak(page, language)
    await signIn(page, 'chief')
    await page.goto('/morning')
    await settled(page)
    expect(await sheetsOfPaper(page), 'the demonstration').toBe(1)
    // The same sheet of a bureau with a hundred times as much in every part, with long titles and every kind of matter.
    await page.route('**/api/v1/morning', async (route) => {
      const sheet = (await (await route.fetch()).json()) as {
        parts: { total: number; items: { id: string; title: string; answers?: string }[] }[]
        lines: { kinds: { kind: string; open: number; overdue: number }[] }[]
      }
      for (const part of sheet.parts) {
        const some = part.items.length > 0 ? part.items : sheet.parts[0]!.items
        part.items = Array.from({ length: 30 }, (_, at) => ({ ...some[at % some.length]!, id: `${at}`, title: '很长的标题'.repeat(12), answers: '某某街道办事处、'.repeat(4) }))
        part.total = 4321
      }
      for (const line of sheet.lines) line.kinds.push(...line.kinds.map((kind) => ({ ...kind, kind: `${kind.kind}_2`, open: 98765, overdue: 4321 })))
      await route.fulfill({ json: sheet })
    })
    await page.reload()
    await settled(page)
    await expect(page.getByRole('region', { name: /^(已逾期|Overdue)/ }).getByRole('listitem').first()).toBeVisible()
    expect(await sheetsOfPaper(page), 'very many').toBe(1)
  })
}
