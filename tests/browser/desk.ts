// What the journeys share: the bureau's people, signing in and out, forms, signatures, service, the checks of every page.
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test as base, type Page } from '@playwright/test'

export { expect, type Page } from '@playwright/test'

export const password = 'demo-2026-xiezhi'
export type Person = 'officer' | 'head' | 'deputy' | 'chief' | 'leader' | 'liaison' | 'statistician' | 'sysadmin' | 'office' | 'qingshi' | 'legal'

// A page that logs an error in the console, or a request that the server fails, is a defect of any journey. The browser
// itself notes each refused request (401, 412, 422 …) as an error; those are the journeys' business.
export const test = base.extend<{ quiet: void }>({
  quiet: [
    async ({ page }, use) => {
      const said: string[] = []
      page.on('pageerror', (error) => said.push(error.message))
      page.on('console', (message) => {
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) said.push(message.text())
      })
      page.on('response', (response) => {
        if (response.status() >= 500) said.push(`${response.status()} ${response.url()}`)
      })
      await use()
      expect(said).toEqual([])
    },
    { auto: true },
  ],
})

export async function signIn(page: Page, who: Person = 'officer'): Promise<void> {
  await page.goto('/sign-in')
  await page.locator('#sign-in-name').fill(who)
  await page.locator('#sign-in-password').fill(password)
  await page.getByRole('button', { name: /^(登录|Sign in)$/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: /今日|Today/ })).toBeVisible()
}

export async function signOut(page: Page): Promise<void> {
  await page.locator('header .right > button').last().click()
  await page.getByRole('button', { name: /^(退出登录|Sign out)$/ }).click()
  await expect(page.locator('#sign-in-name')).toBeVisible()
}

export async function speak(page: Page, language: 'zh' | 'en'): Promise<void> {
  await page.addInitScript((now) => localStorage.setItem('xz.language', now), language)
}

export async function paint(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.addInitScript((now) => localStorage.setItem('xz.theme', now), theme)
}

export async function accessible(page: Page, name = ''): Promise<void> {
  const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']).analyze()
  const lines = found.violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target.join(' ')} — ${node.failureSummary?.split('\n')[1]?.trim() ?? one.help}`))
  expect.soft(lines, `${name}: accessibility`).toEqual([])
}

// Fills a date by the keyboard, as people do.
export async function fillDate(page: Page, id: string, date: string): Promise<void> {
  const field = page.locator(`#${id}`)
  await field.fill(date)
  await field.press('Enter')
  await expect(field).toHaveValue(date)
}

// Takes one of the list that belongs to the field, and waits until that list has closed again.
async function take(page: Page, id: string, words: string | RegExp): Promise<void> {
  const field = page.locator(`#${id}`)
  await expect(field).toHaveAttribute('aria-expanded', 'true')
  const list = await field.getAttribute('aria-controls')
  // A list that is still sliding open may lose the click; chosen again, the same option stays chosen.
  await expect(async () => {
    await page.locator(`[id="${list}"]`).getByRole('option', { name: words }).first().click()
    await expect(field).toHaveAttribute('aria-expanded', 'false', { timeout: 3000 })
  }).toPass()
  await expect(page.locator('.el-select__popper:visible')).toHaveCount(0)
}

// Chooses from a list by its words.
export async function choose(page: Page, id: string, words: string | RegExp): Promise<void> {
  await page.locator(`#${id}`).click()
  await take(page, id, words)
}

// Finds a unit, a person or a record by typing part of its name.
export async function find(page: Page, id: string, typed: string): Promise<void> {
  await page.locator(`#${id}`).click()
  await page.locator(`#${id}`).pressSequentially(typed)
  await take(page, id, typed)
}

// Opens the form of an action from the record's own panel.
export async function begin(page: Page, verb: string): Promise<void> {
  await page.getByRole('region', { name: /可办事项|What can be done/ }).getByRole('link', { name: verb, exact: true }).click()
  await expect(page.locator('#f-on')).toBeVisible()
}

// Sends the form; the record's page then says what was done.
export async function send(page: Page, verb: string): Promise<void> {
  await page.locator('form .send').getByRole('button', { name: verb }).click()
  await expect(page.locator('.news')).toBeVisible()
}

// The right person signs in, finds the matter among those to sign, and signs with a remark.
export async function sign(page: Page, who: Person, matter: string, remarks = '同意。'): Promise<void> {
  await signIn(page, who)
  const toSign = page.getByRole('region', { name: /待我审批|To sign/ })
  await toSign.getByRole('link', { name: matter }).first().click()
  await page.getByRole('tab', { name: /审批|Approvals/ }).click()
  await page.getByLabel(/^(审批意见|Remarks)$/).fill(remarks)
  await page.getByRole('button', { name: /^(同意并签名|Approve and sign)$/ }).click()
  await expect(page.getByRole('button', { name: /^(同意并签名|Approve and sign)$/ })).toHaveCount(0)
  await signOut(page)
}

// Enters one service of a paper with its proof.
export async function serve(page: Page, paper: RegExp, party: RegExp | string, mode: string | RegExp, on: string, proof: string): Promise<void> {
  await page.getByRole('region', { name: '可办事项' }).getByRole('button', { name: '登记送达' }).click()
  const dialog = page.getByRole('dialog', { name: '登记送达' })
  await choose(page, 'service-paper', paper)
  await choose(page, 'service-party', party)
  await choose(page, 'service-mode', mode)
  await dialog.getByRole('radio', { name: '是' }).check()
  await page.locator('#service-proof').fill(proof)
  await fillDate(page, 'service-on', on)
  await dialog.getByRole('button', { name: '登记这次送达' }).click()
  await expect(dialog).toBeHidden()
}

// Opens the reason of every date on the record's page; each must begin with the article.
export async function everyDateSaysWhy(page: Page): Promise<number> {
  const past = page.getByRole('button', { name: /^(显示已结束的期限|Show past terms|Show ended terms)/ })
  if (await past.count()) await past.click()
  const dates = page.locator('section[aria-labelledby=terms-heading] button.explained')
  const count = await dates.count()
  for (let at = 0; at < count; at++) {
    await dates.nth(at).click()
    const panel = page.locator('section[aria-labelledby=terms-heading] .why .panel')
    await expect(panel.locator('.sentences li').first()).toContainText(/依据《.+》第.+条|Under the .+, art /)
    await dates.nth(at).click()
    await expect(panel).toBeHidden()
  }
  return count
}
