// Every page in both languages: no fault of accessibility, no word of the other language, no raw code, nothing wider than
// the window at 390 px and at 200 % zoom, nothing in the console; and once in the dark.
import { accessible, expect, paint, signIn, speak, test, type Page } from './desk'
import { pages, settled, type PageUnderTrial } from './pages'

// What the bureau itself wrote (titles, names, numbers, papers) is data and stays in its own language.
const data = [
  'a[href^="/records/"][href*="-"]', '.bureau', '.holder', '.number-text', '.col-title', '.col-number', '.col-holder', 'h1', 'h1 + .cluster', 'header .right',
  '[lang]:not(html)', 'textarea', 'input', 'option', '.value', '.parties dd', '.who', '.note', '.remarks', '.services', '.paper h3 .soft', '.steps li',
  '.print-only', '.page-foot', '.head .soft', '.hits', 'td.col-applicant', 'td.col-respondent', '.runs', '.data', 'code',
].join(',')

async function foreignWords(page: Page, language: 'zh' | 'en'): Promise<string[]> {
  return page.evaluate(
    ([skipped, now]) => {
      const found: string[] = []
      const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        const text = node.textContent?.trim() ?? ''
        const holder = node.parentElement
        if (!text || !holder || holder.closest(`script,style,${skipped}`)) continue
        // Chinese may name a thing in Latin letters (Word); a text without one Chinese character is not Chinese.
        const chinese = /[\u3400-\u9fff]/.test(text)
        const wrong = now === 'en' ? chinese : !chinese && /[a-z]{3,}/.test(text)
        if (wrong) found.push(text.slice(0, 80))
      }
      return found
    },
    [data, language] as const,
  )
}

// Raw codes and ids have no place on a page, but where it says that they are codes.
async function rawCodes(page: Page): Promise<string[]> {
  const text = await page.locator('main').evaluate((main: HTMLElement) => {
    const codes = Array.from(main.querySelectorAll<HTMLElement>('code'))
    codes.forEach((code) => (code.style.display = 'none'))
    const seen = main.innerText
    codes.forEach((code) => (code.style.display = ''))
    return seen
  })
  return text.match(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b|\b[A-Z]{3,}_[A-Z_]+\b|\bundefined\b|\bNaN\b|\[object/g) ?? []
}

async function tooWide(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

async function visit(page: Page, one: PageUnderTrial, now: { who: string }): Promise<void> {
  if (one.who && one.who !== now.who) {
    await page.context().clearCookies()
    await signIn(page, one.who)
    now.who = one.who
  }
  await one.open(page)
  await settled(page)
}

for (const language of ['zh', 'en'] as const) {
  test(`every page in ${language}`, async ({ page }) => {
    test.setTimeout(480_000)
    await speak(page, language)
    const now = { who: '' }
    for (const one of pages) {
      await test.step(one.name, async () => {
        await page.setViewportSize({ width: 1280, height: 860 })
        await visit(page, one, now)
        expect.soft(await foreignWords(page, language), `${one.name}: words of the other language`).toEqual([])
        expect.soft(await rawCodes(page), `${one.name}: raw codes`).toEqual([])
        // The rules of accessibility do not depend on the language, the widths do: English words are the longer ones.
        if (language === 'zh') return accessible(page, one.name)
        await page.setViewportSize({ width: 390, height: 844 })
        expect.soft(await tooWide(page), `${one.name} on a telephone`).toBeLessThanOrEqual(0)
        // 200 % of a window 1280 wide leaves 640 of the page's own pixels.
        await page.setViewportSize({ width: 640, height: 430 })
        expect.soft(await tooWide(page), `${one.name} at twice the size`).toBeLessThanOrEqual(0)
      })
    }
  })
}

test('the dark colours keep their contrast', async ({ page }) => {
  test.setTimeout(240_000)
  await paint(page, 'dark')
  const now = { who: '' }
  const dark = ['sign-in', 'terms-answer', 'terms-faults', 'statute', 'rule', 'today', 'list', 'record', 'receive', 'figures', 'report', 'plan']
  for (const one of pages.filter(({ name }) => dark.includes(name))) {
    await visit(page, one, now)
    await accessible(page, one.name)
  }
})
