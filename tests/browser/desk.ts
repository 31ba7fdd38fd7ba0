// What the journeys share: signing in, the check for accessibility, pictures for the eye.
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test as base, type Page } from '@playwright/test'

export { expect, type Page } from '@playwright/test'

export const officer = { name: process.env.XIEZHI_OFFICER ?? 'officer', password: process.env.XIEZHI_PASSWORD ?? 'secret' }
export const head = { name: process.env.XIEZHI_HEAD ?? 'head', password: process.env.XIEZHI_PASSWORD ?? 'secret' }

// A page that logs an error in the console, or a request that the server fails, is a defect of any journey.
export const test = base.extend<{ quiet: void }>({
  quiet: [
    async ({ page }, use) => {
      const said: string[] = []
      page.on('pageerror', (error) => said.push(error.message))
      page.on('response', (response) => {
        if (response.status() >= 500) said.push(`${response.status()} ${response.url()}`)
      })
      await use()
      expect(said).toEqual([])
    },
    { auto: true },
  ],
})

export async function signIn(page: Page, who: { name: string; password: string } = officer): Promise<void> {
  await page.goto('/sign-in')
  await page.locator('#sign-in-name').fill(who.name)
  await page.locator('#sign-in-password').fill(who.password)
  await page.getByRole('button', { name: /^(登录|Sign in)$/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: /今日|Today/ })).toBeVisible()
}

export async function speak(page: Page, language: 'zh' | 'en'): Promise<void> {
  await page.addInitScript((now) => localStorage.setItem('xz.language', now), language)
}

export async function paint(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.addInitScript((now) => localStorage.setItem('xz.theme', now), theme)
}

export async function accessible(page: Page): Promise<void> {
  const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']).analyze()
  const lines = found.violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target.join(' ')} — ${node.failureSummary?.split('\n')[1]?.trim() ?? one.help}`))
  expect(lines).toEqual([])
}

export async function picture(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.screenshot({ path: `shots/${name}.png`, fullPage: true })
}

// Fills a date by the keyboard, as people do.
export async function fillDate(page: Page, id: string, date: string): Promise<void> {
  const field = page.locator(`#${id}`)
  await field.fill(date)
  await field.press('Enter')
}

// Chooses from a list by its words.
export async function choose(page: Page, id: string, words: string | RegExp): Promise<void> {
  await page.locator(`#${id}`).click()
  await page.getByRole('option', { name: words }).first().click()
}
