import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'

import type { RecordView, Report } from '@/api/types'
import { answers } from '@/testing/server'
import { i18n } from '@/words'

import ReportState from './report-state.vue'

const label = (en: string) => ({ zh: '', en })
const kind = (id: string, action: string) => ({ id, label: label(id), actions: [{ id: action, label: label(`Make ${id}`), verb: label('') }], may_create: [action] })
const term = (figure: string, value: number) => ({ figure, label: label(figure), value })
const report = {
  year: 2025, parts: [], as_of_event: 7, state: 'draft',
  numbers: [{ ref: 'facts.value.TOWNS', label: label('Towns'), missing: true, kind: 'stated_fact', given: { fact: 'TOWNS' }, targets: [] }],
  identities: [
    { id: 'balance', label: label('Old and new'), says: 'a.old + a.new = a.closed', balanced: false, terms: [term('a.old', 3), term('a.new', 1200), term('a.closed', 1201)] },
    { id: 'other', label: label('Explained one'), says: 'a.old = a.new', balanced: false, terms: [] },
  ],
} as unknown as Report
const allowed = (...ids: string[]) => ids.map((id) => ({ id, label: label(id), verb: label(id), allowed: true }))
const draft = (given: object): RecordView => ({
  id: 'r1', kind: 'yearly_report', state: 'draft', fields: {}, lists: { exceptions: [{ identity: 'other', reason: 'Cases of before' }] }, approvals: [],
  actions: allowed('note_exception', 'finalise'), ...given,
} as unknown as RecordView)

async function open(record: RecordView | undefined, of: Report = report): Promise<VueWrapper> {
  answers({ '/kinds/stated_fact': kind('stated_fact', 'state'), '/kinds/yearly_report': kind('yearly_report', 'draft') })
  const blank = { template: '<p />' }
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/records/:kind/new/:action', name: 'create', component: blank }, { path: '/records/:kind/:id', name: 'record', component: blank },
      { path: '/records/:kind/:id/do/:action', name: 'action', component: blank }, { path: '/:rest(.*)*', component: blank },
    ],
  })
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const page = mount(ReportState, {
    props: { report: of, record, lastDay: '2025-12-31', movedCount: 2 }, global: { plugins: [i18n, router, [VueQueryPlugin, { queryClient }]] },
  })
  await flushPromises()
  return page
}

const links = (page: VueWrapper) => page.findAll('a').map((link) => link.attributes('href'))

describe('where the report of the year stands', () => {
  it('offers to draft it, with the year filled in', async () => {
    expect(links(await open(undefined))).toEqual(['/records/yearly_report/new/draft?year=2025&year_key=2025'])
  })

  it('says what forbids finalising, by how much, and the step that mends it', async () => {
    const page = await open(draft({}))
    expect(page.text()).toContain('2 things still forbid finalising')
    expect(page.text()).toContain('left 1,203, right 1,201, 2 apart')
    expect(page.text()).toContain('Cases of before')
    expect(links(page)).toContain('/records/stated_fact/new/state?fact=TOWNS&on=2025-12-31')
    expect(links(page)).toContain('/records/yearly_report/r1/do/note_exception?exceptions.identity=balance')
    expect(page.get('button[disabled]').text()).toBe('Ask to finalise')
    await page.get('button.explained').trigger('click')
    expect(page.emitted('open')).toEqual([['a.old']])
  })

  it('leads to finalising once nothing is open, and waits for the signature once it was asked', async () => {
    const whole = { ...report, numbers: [], identities: [] }
    expect(links(await open(draft({}), whole))).toContain('/records/yearly_report/r1/do/finalise')
    const steps = [{ state: 'pending', role: 'bureau_head', label: label('Bureau head') }]
    const asked = { action: 'finalise', state: 'pending', requested_by: { id: 'p', name: 'Ye' }, requested_on: '2025-12-30', steps }
    const page = await open(draft({ approvals: [asked] }), whole)
    expect(page.text()).toContain('it waits for: Bureau head')
    expect(links(page)).not.toContain('/records/yearly_report/r1/do/finalise')
  })

  it('shows of a final one its fingerprint, errata and what moved', async () => {
    const page = await open(draft({
      state: 'final', fields: { finalised_on: '2025-12-31', snapshot_hash: 'abc', as_of_event: 7 },
      lists: { errata: [{ place: 'Overview', was: '12', is: '11', why: 'Typed wrong' }] },
    }))
    expect(page.get('code').text()).toBe('abc')
    expect(page.text()).toContain('Typed wrong')
    expect(page.get('a[href="#moved-heading"]').text()).toBe('2 numbers moved since')
  })
})
