import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'

import type { ActionDef, KindDef, RecordView } from '@/api/types'
import { i18n } from '@/words'

import ActionForm from './action-form.vue'

const words = (en: string) => ({ zh: en, en })
const field = (id: string, type: string) => ({ id, type, label: words(id), class: 'plain', indexed: false })
const kind = {
  id: 'case', label: words('Case'), fields: [field('asked', 'yes_no'), field('amount', 'text'), field('claims', 'text'), field('secret_number', 'text')],
  lists: [], actions: [], parties: [], papers: [], states: [], code_lists: {}, numbers: [{ id: 'case', label: words('Case number'), pattern: '' }],
} as unknown as KindDef
const action = {
  id: 'complete', label: words('Complete'), verb: words('Save'),
  input: [
    { field: 'asked', required: false },
    { field: 'amount', required: false, required_when: '(asked = true)' },
    { field: 'claims', required: false },
  ],
  numbers: ['case'],
} as unknown as ActionDef
const record = { id: '1', kind: 'case', version: 3, state: 'open', fields: { claims: 'revoke' }, number: {}, lists: {}, acts: [], parties: [], papers: [] } as unknown as RecordView

const sent: unknown[] = []

async function mounted(of: RecordView = record, faults: unknown[] = []): Promise<VueWrapper> {
  vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
    sent.push(JSON.parse(String(init.body)))
    return new Response(JSON.stringify({ faults }), { status: 200, headers: { 'Content-Type': 'application/json' } })
  })
  const router = createRouter({ history: createMemoryHistory(), routes: [
    { path: '/', component: { template: '<p />' } }, { path: '/r/:kind/:id', name: 'record', component: { template: '<p />' } },
  ] })
  const form = mount(ActionForm, {
    props: { kind, action, record: of }, attachTo: document.body,
    global: { plugins: [i18n, router, [VueQueryPlugin, { queryClient: new QueryClient() }]] },
  }) as VueWrapper
  await flushPromises()
  return form
}

describe('the form of an action', () => {
  beforeEach(() => {
    localStorage.clear()
    sent.length = 0
  })

  it('says first what no input could mend, and sends nothing', async () => {
    const form = await mounted(record, [{ code: 'FORBIDDEN', message: words('Not yours'), remedy: words('Ask'), where: '' }])
    await vi.waitFor(() => expect(form.get('[role=alert]').text()).toContain('Not yours'))
    expect(form.get('.send button').attributes('disabled')).toBeDefined()
    form.unmount()
  })

  it('begins with what is recorded and sends only what changes', async () => {
    const form = await mounted()
    expect((form.get('#f-claims').element as HTMLInputElement).value).toBe('revoke')
    await form.get('form').trigger('submit')
    await flushPromises()
    expect(sent.at(-1)).toMatchObject({ input: {} })
    form.unmount()
  })

  it('asks for a field as soon as its condition is met, and not before', async () => {
    const form = await mounted()
    await vi.waitFor(() => expect(form.text()).toContain('Show 1 more'))
    expect(form.find('#f-amount').exists()).toBe(false)
    await form.findAll('#f-asked input, input[name="f-asked"]')[0]!.setValue(true)
    await vi.waitFor(() => expect(form.find('#f-amount').exists()).toBe(true))
    expect(form.get('#f-amount-label').text()).toContain('required')
    expect(form.text()).not.toContain('more that are not needed')
    form.unmount()
  })

  it('takes a number that an upper system gave, and only where the matter has none', async () => {
    const form = await mounted()
    await form.get('#f-number-case').setValue('X-2024-7')
    await form.get('form').trigger('submit')
    await flushPromises()
    expect(sent.at(-1)).toMatchObject({ input: { 'number.case': 'X-2024-7' } })
    form.unmount()
    const numbered = await mounted({ ...record, number: { case: 'A-1' } })
    expect(numbered.find('#f-number-case').exists()).toBe(false)
    numbered.unmount()
  })

  it('does not write over the draft of another window, and can take it over', async () => {
    const one = await mounted()
    await one.get('#f-claims').setValue('typed in the first window')
    const two = await mounted()
    expect((two.get('#f-claims').element as HTMLInputElement).value).toBe('revoke')
    expect(two.text()).toContain('open in another window too')
    await two.findAll('button').find((button) => button.text() === 'Use that draft here')!.trigger('click')
    expect((two.get('#f-claims').element as HTMLInputElement).value).toBe('typed in the first window')
    one.unmount()
    two.unmount()
    // Both are closed now: the next one begins with the draft, on a record that has gone on meanwhile.
    const three = await mounted({ ...record, version: 4 })
    expect((three.get('#f-claims').element as HTMLInputElement).value).toBe('typed in the first window')
    expect(three.text()).toContain('The matter has changed since')
    three.unmount()
  })
})
