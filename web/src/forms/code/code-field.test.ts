import { flushPromises } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'

import { mountWidget } from '@/testing/mount'

import { valuesInForce } from '../codes'
import CodeField from './code-field.vue'

const list = {
  id: 'ground', label: { zh: '', en: 'Ground' },
  values: [
    { code: 'OLD', label: { zh: '', en: 'Old ground' }, to: '2023-12-31' },
    { code: 'NEW', label: { zh: '', en: 'New ground' }, from: '2024-01-01' },
  ],
}

describe('code field', () => {
  it('offers the values in force on the day', () => {
    expect(valuesInForce(list, '2023-12-31').map((value) => value.code)).toEqual(['OLD'])
    expect(valuesInForce(list, '2024-01-01').map((value) => value.code)).toEqual(['NEW'])
    expect(valuesInForce(list)).toHaveLength(2)
    expect(valuesInForce(undefined)).toEqual([])
  })

  it('shows the chosen value by its words', async () => {
    const widget = mountWidget(CodeField, { field: { type: 'code', list: 'ground' }, lists: { ground: list }, modelValue: 'NEW' })
    await flushPromises()
    expect(widget.text()).toContain('New ground')
    expect(widget.get('input').attributes('id')).toBe('f-claim')
  })
})
