import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'

import type { PlanImport, PlanReading } from '@/api/types'
import { i18n } from '@/words'

import PlanPage from './plan-page.vue'
import { keepReading, keptReading } from './reading_draft'

const item = (path: string, title: string, leaf = true) => ({
  path, title, text: '', departments: [], lead: null, deadline: null, deadline_text: null, leaf, span: [0, 2] as [number, number],
})
const reading: PlanReading = {
  title: 'A plan', year: 2025, kind: 'plan', encoding: 'UTF-8', items: [item('1', 'Parent', false), item('1/1', 'Windows'), item('1/2', 'Archive')],
  targets: [], document: 'Text of it',
}
const outcome: PlanImport = {
  id: 'p1', plan_created: true, created: 2, present: 0, tasks: [], targets_created: 1, targets_present: 0, targets: [],
  unmatched: [{ path: '1/2', department: 'All offices', ambiguous: false }], faults: [],
}

let sent: { path: string; body: PlanReading }[]

async function open(answer: unknown, status = 201): Promise<VueWrapper> {
  sent = []
  vi.stubGlobal('fetch', async (input: string, init: RequestInit) => {
    if (init.method !== 'POST' && input.includes('/kinds/')) return new Response('{"code_lists":{}}', { status: 200 })
    if (init.method !== 'POST') return new Response('[]', { status: 200 })
    sent.push({ path: input, body: JSON.parse(String(init.body)) as PlanReading })
    return new Response(JSON.stringify(answer), { status })
  })
  const blank = { template: '<p />' }
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', component: blank },
      { path: '/records/:kind', name: 'list', component: blank },
      { path: '/records/:kind/:id', name: 'record', component: blank },
    ],
  })
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const page = mount(PlanPage, { global: { plugins: [i18n, router, [VueQueryPlugin, { queryClient }]] } })
  await flushPromises()
  return page
}

const button = (page: VueWrapper) => page.get('button.binding')

describe('importing a plan', () => {
  beforeEach(() => keepReading(reading))

  it('posts the corrected reading and leads to the tasks', async () => {
    const page = await open(outcome)
    expect(button(page).text()).toBe('Import 2 tasks')
    await page.get('input').setValue('A better title')
    await button(page).trigger('click')
    await flushPromises()
    expect(sent.map((one) => one.path)).toEqual(['/api/v1/plans/import'])
    expect(sent[0]?.body).toEqual({ ...reading, title: 'A better title' })
    expect(page.text()).toContain('2 tasks made')
    expect(page.text()).toContain('Targets: 1 made')
    expect(page.text()).toContain('All offices')
    expect(page.findAll('a').map((link) => link.attributes('href'))).toEqual(expect.arrayContaining(['/records/plan_task', '/records/work_plan/p1']))
    expect(keptReading()).toBeNull()
  })

  it('keeps the draft when the server refuses', async () => {
    const page = await open({ faults: [{ code: 'FORBIDDEN', message: { zh: '', en: 'Not yours to do' }, remedy: { zh: '', en: '' } }] }, 403)
    await button(page).trigger('click')
    await flushPromises()
    expect(page.text()).toContain('Not yours to do')
    expect(keptReading()?.items).toHaveLength(3)
  })

  it('sends targets as they were corrected, with their keys, and without those left out', async () => {
    const target = (key: string, text: string) => ({
      key, text, indicator: '', op: '>=', value: 90, value_text: '90', unit: '%', deadline: null, deadline_text: null, path: '1/1', span: [0, 2] as [number, number],
    })
    keepReading({ ...reading, targets: [target('1', 'On time'), target('2', 'A slogan')] })
    const page = await open(outcome)
    expect(button(page).text()).toBe('Import 2 tasks and 2 targets')
    await page.get('.task button.title').trigger('click')
    await page.get('.task li input[inputmode="decimal"]').setValue('95.5')
    await page.get('button[aria-label="Leave out the target “A slogan”"]').trigger('click')
    await button(page).trigger('click')
    await flushPromises()
    expect(sent[0]?.body.targets).toEqual([{ ...target('1', 'On time'), value: 95.5, value_text: '95.5' }])
  })

  it('asks for a year before it imports', async () => {
    keepReading({ ...reading, year: null })
    const page = await open(outcome)
    expect(button(page).attributes('disabled')).toBeDefined()
    expect(page.text()).toContain('four digits')
  })
})
