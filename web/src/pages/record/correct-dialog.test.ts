import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'

import type { KindDef, RecordView } from '@/api/types'
import FormField from '@/forms/form-field.vue'
import { i18n } from '@/words'

import CorrectDialog from './correct-dialog.vue'

const words = (en: string) => ({ zh: en, en })
const field = (id: string) => ({ id, type: 'text', label: words(`the ${id}`), class: 'plain', indexed: false })
const kind = { fields: [field('claims'), field('closed_on'), field('outcome')], actions: [], code_lists: {} } as unknown as KindDef
const record = {
  id: '1', kind: 'case', version: 1, fields: { claims: 'x' }, acts: [],
  actions: [{
    id: 'correct', label: words('Correct'), verb: words('Correct'), allowed: true, fields: ['claims'],
    through: [{ field: 'closed_on', action: 'close', label: words('Close'), done: false }, { field: 'outcome', action: 'decide', label: words('Decide'), done: true }],
  }],
} as unknown as RecordView

describe('correction', () => {
  it('offers what may be corrected and says through which act the rest is', () => {
    const dialog = mount(CorrectDialog, {
      props: { kind, record, modelValue: true },
      global: { plugins: [i18n, [VueQueryPlugin, { queryClient: new QueryClient() }]], stubs: { ModalDialog: { template: '<div><slot /></div>' } } },
    })
    const which = dialog.findAllComponents(FormField).find((one) => one.props('inputId') === 'correct-which')
    expect(which?.props('lists')?.fields?.values.map((value) => value.code)).toEqual(['claims'])
    const rest = dialog.get('details').text()
    expect(rest).toMatch(/the outcome\s*Follows from: Decide/)
    expect(rest).toMatch(/the closed_on\s*Comes with: Close/)
  })
})
