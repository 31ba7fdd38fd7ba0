import { describe, expect, it } from 'vitest'

import { mountWidget } from '@/testing/mount'

import CodesField from './codes-field.vue'

const lists = {
  topic: { id: 'topic', label: { zh: '', en: '' }, values: ['A', 'B'].map((code) => ({ code, label: { zh: code, en: code } })) },
}

describe('codes field', () => {
  it('adds and removes a value, the others stay', async () => {
    const widget = mountWidget(CodesField, { field: { type: 'codes', list: 'topic' }, lists, modelValue: ['A'] })
    const [first, second] = widget.findAll('input')
    await second?.setValue(true)
    await first?.setValue(false)
    expect(widget.emitted('update:modelValue')).toEqual([[['A', 'B']], [['B']]])
  })
})
