// A picture of every page for the eye, in both languages, wide and narrow; only on request (SHOTS=yes).
import { speak, signIn, test } from './desk'
import { pages, settled } from './pages'

test.skip(process.env.SHOTS !== 'yes', 'pictures are taken on request')

for (const language of ['zh', 'en'] as const) {
  for (const width of [1440, 390]) {
    test(`pictures: ${language}, ${width} wide`, async ({ page }) => {
      test.setTimeout(600_000)
      await page.setViewportSize({ width, height: 900 })
      await speak(page, language)
      let now = ''
      for (const one of pages) {
        if (one.who && one.who !== now) {
          await page.context().clearCookies()
          await signIn(page, one.who)
          now = one.who
        }
        await one.open(page)
        await settled(page)
        await page.screenshot({ path: `shots/${one.name}-${language}-${width}.png`, fullPage: true })
      }
    })
  }
}
