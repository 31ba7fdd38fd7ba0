// Every page of the desk with somebody who may see it, for the journeys that go through all of them.
import type { Page } from '@playwright/test'

import { expect, type Person } from './desk'

export interface PageUnderTrial {
  name: string
  who: Person | ''
  open: (page: Page) => Promise<void>
}

const at = (path: string) => async (page: Page) => void (await page.goto(path))

// The first record of the list under these conditions, as the list's own request finds it.
const record = (kind: string, query: string, then?: (page: Page) => Promise<void>) => async (page: Page) => {
  const answer = await page.request.get(`/api/v1/records/${kind}?limit=1&${query}`)
  const { items } = (await answer.json()) as { items: { id: string }[] }
  const first = items[0]
  if (!first) throw new Error(`no ${kind} with ${query}`)
  await page.goto(`/records/${kind}/${first.id}`)
  await then?.(page)
}

const tab = (position: number) => async (page: Page) => {
  await page.getByRole('tab').nth(position).click()
  await expect(page.getByRole('tab').nth(position)).toHaveAttribute('aria-selected', 'true')
}

const form = (kind: string, query: string, action: string) => async (page: Page) => {
  const answer = await page.request.get(`/api/v1/records/${kind}?limit=1&${query}`)
  const { items } = (await answer.json()) as { items: { id: string }[] }
  await page.goto(`/records/${kind}/${items[0]?.id}/do/${action}`)
  await expect(page.locator('#f-on')).toBeVisible()
}

// A committee of two, which is too few whatever else it is.
const decided = async (page: Page) => {
  await page.goto('/tables/mediation_committee')
  await page.locator('#fact-members').fill('2')
  await page.locator('form button[type=submit]').click()
  await expect(page.getByText('INVALID_TOO_FEW')).toBeVisible()
}

const cases = 'reconsideration_case'

const all: PageUnderTrial[] = [
  { name: 'sign-in', who: '', open: at('/sign-in') },
  { name: 'terms', who: '', open: at('/terms') },
  { name: 'terms-answer', who: '', open: at('/terms?rule=RD-01&from=2026-08-03') },
  { name: 'terms-pauses', who: '', open: at('/terms?rule=RD-01&from=2026-07-20&pause=2026-08-03..2026-08-28~RP-10&extend=30&other=D6') },
  { name: 'terms-hours', who: '', open: at('/terms?rule=CO-01&from=2025-10-01&time=10:30') },
  { name: 'terms-faults', who: '', open: at('/terms?rule=RD-01&from=2024-08-05&pause=2024-09-12..2024-09-02') },
  { name: 'statutes', who: '', open: at('/statutes') },
  { name: 'statute', who: '', open: at('/statutes/RL') },
  { name: 'rule', who: '', open: at('/rules/RP-03') },
  { name: 'rule-doubtful', who: '', open: at('/rules/LI-01o') },
  { name: 'tables', who: '', open: at('/tables') },
  { name: 'table', who: '', open: at('/tables/corrections_leave') },
  { name: 'table-answer', who: '', open: decided },
  { name: 'missing', who: '', open: at('/nowhere') },
  { name: 'today', who: 'officer', open: at('/') },
  { name: 'today-head', who: 'head', open: at('/') },
  { name: 'morning', who: 'chief', open: at('/morning') },
  { name: 'morning-stuck', who: 'chief', open: at('/morning?show=stuck') },
  { name: 'list-overdue', who: 'chief', open: at(`/records/${cases}?due=overdue`) },
  { name: 'list', who: 'officer', open: at(`/records/${cases}`) },
  { name: 'calendar', who: 'office', open: at('/calendar?year=2026') },
  { name: 'go-live', who: 'legal', open: at('/go-live') },
  { name: 'rule-to-compare', who: 'legal', open: at('/records/rule_check/new/compare?rule=PM-23') },
  { name: 'code-lists', who: 'officer', open: at('/lists') },
  { name: 'code-list', who: 'officer', open: at('/lists/dispute_type') },
  { name: 'list-filtered', who: 'officer', open: at(`/records/${cases}?state=examining`) },
  { name: 'record', who: 'officer', open: record(cases, 'state=examining') },
  { name: 'record-papers', who: 'officer', open: record(cases, 'state=examining', tab(1)) },
  { name: 'record-approvals', who: 'officer', open: record(cases, 'state=examining', tab(2)) },
  { name: 'record-files', who: 'officer', open: record(cases, 'state=examining', tab(3)) },
  { name: 'record-chain', who: 'officer', open: record(cases, 'state=examining', tab(4)) },
  { name: 'record-archived', who: 'officer', open: record(cases, 'state=archived') },
  { name: 'receive', who: 'officer', open: at(`/records/${cases}/new/receive`) },
  { name: 'accept', who: 'officer', open: form(cases, 'state=received', 'accept') },
  { name: 'search', who: 'officer', open: at('/search?q=市场监督') },
  { name: 'search-none', who: 'officer', open: at('/search?q=zzzz') },
  { name: 'plan', who: 'head', open: at('/plan') },
  { name: 'figures', who: 'statistician', open: at('/figures') },
  { name: 'report', who: 'statistician', open: at('/report?year=2025') },
  { name: 'targets', who: 'statistician', open: at('/targets?year=2026') },
  { name: 'rights', who: 'sysadmin', open: at('/rights') },
  { name: 'accounts', who: 'sysadmin', open: at('/records/account') },
  { name: 'account', who: 'sysadmin', open: record('account', '') },
  { name: 'units', who: 'sysadmin', open: at('/records/unit') },
  { name: 'circulars', who: 'officer', open: at('/records/reconsideration_circular') },
  { name: 'letters', who: 'officer', open: at('/records/reconsideration_letter') },
  { name: 'incidental', who: 'officer', open: record('reconsideration_incidental_review', '') },
]

// PAGES=terms,rule: only those whose name begins so, while they are being written.
const wanted = (process.env.PAGES ?? '').split(',')
export const pages = all.filter(({ name }) => wanted.some((start) => name.startsWith(start)))

// Waits until nothing is being fetched or drawn.
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
}
