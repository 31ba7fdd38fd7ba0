import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'

import type { RecordView, ReportPart } from '@/api/types'
import { i18n } from '@/words'

import PassageEditor from './passage-editor.vue'

const words = (en: string) => ({ zh: en, en })
const part = { id: 'mediation', heading: words('Mediation'), passage: 'As written' } as unknown as ReportPart
const record = { id: 'r1', kind: 'yearly_report', version: 2 } as unknown as RecordView

function mounted(): VueWrapper {
  return mount(PassageEditor, { props: { part, record }, attachTo: document.body, global: { plugins: [i18n, [VueQueryPlugin, { queryClient: new QueryClient() }]] } }) as VueWrapper
}

const area = (editor: VueWrapper) => editor.get('textarea').element as HTMLTextAreaElement

describe('a passage of the report', () => {
  beforeEach(() => localStorage.clear())

  it('is there again when the page was left', async () => {
    const first = mounted()
    await first.get('textarea').setValue('Typed and not sent')
    first.unmount()
    const again = mounted()
    expect(area(again).value).toBe('Typed and not sent')
    expect(again.find('[role=status]').exists()).toBe(true)
    await again.get('[role=status] button').trigger('click')
    expect(area(again).value).toBe('As written')
    again.unmount()
  })

  it('stays when the line is lost and is forgotten once it is saved', async () => {
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('no line')))
    const editor = mounted()
    await editor.get('textarea').setValue('Typed without a line')
    await editor.get('form').trigger('submit')
    await flushPromises()
    expect(editor.emitted('close')).toBeUndefined()
    expect(area(editor).value).toBe('Typed without a line')
    vi.stubGlobal('fetch', async () => new Response('{}', { status: 200, headers: { 'Content-Type': 'application/json' } }))
    await editor.get('form').trigger('submit')
    await flushPromises()
    expect(editor.emitted('close')).toHaveLength(1)
    editor.unmount()
    const again = mounted()
    expect(area(again).value).toBe('As written')
    again.unmount()
  })

  it('is forgotten when it is given up', async () => {
    const editor = mounted()
    await editor.get('textarea').setValue('Not wanted')
    await editor.findAll('p.cluster button').at(-1)?.trigger('click')
    editor.unmount()
    const again = mounted()
    expect(area(again).value).toBe('As written')
    again.unmount()
  })
})
