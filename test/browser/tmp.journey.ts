import { accessible, paint, picture, signIn, speak, test, expect } from './desk'
const pages = [['today','/'],['list','/records/reconsideration_case'],['record','/records/reconsideration_case/r7'],['action','/records/reconsideration_case/new/receive'],['plan','/plan'],['figures','/figures'],['report','/report?year=2025'],['rights','/rights'],['terms','/terms?rule=RD-01&from=2025-03-03'],['missing','/nowhere'],['search','/search?q=行政']] as const
const combos = [['zh','light',1280],['en','dark',1280],['zh','dark',390],['en','light',390]] as const
for (const [lang, theme, width] of combos) {
  test(`pages ${lang} ${theme} ${width}`, async ({ page }) => {
    test.setTimeout(240000)
    await page.setViewportSize({ width, height: 860 })
    await speak(page, lang); await paint(page, theme)
    await page.goto('/sign-in'); await picture(page, `signin-${lang}-${theme}-${width}`)
    await signIn(page, { name: 'a', password: 'secret' })
    const bad: string[] = []
    for (const [name, path] of pages) {
      await page.goto(path); await page.waitForLoadState('networkidle'); await page.waitForTimeout(500)
      await picture(page, `${name}-${lang}-${theme}-${width}`)
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      if (over > 0) bad.push(`${name}: overflows by ${over}`)
      await accessible(page).catch((e) => bad.push(name + ': ' + e.message.slice(0, 1500)))
    }
    console.log(bad.join('\n'))
    expect(bad).toEqual([])
  })
}
