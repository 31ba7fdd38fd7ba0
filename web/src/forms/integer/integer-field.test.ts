import { describe, expect, it } from 'vitest'

import { mountWidget } from '@/testing/mount'

import IntegerField from './integer-field.vue'

describe('integer field', () => {
  it('gives a number', async () => {
    const widget = mountWidget(IntegerField, { field: { type: 'integer', unit: 'day' }, modelValue: 5 })
    await widget.get('input').setValue('30')
    expect(widget.emitted('update:modelValue')).toEqual([[30]])
    expect(widget.text()).toContain('day')
  })

  it('keeps what is no number on the screen, says so, and sends nothing', async () => {
    const widget = mountWidget(IntegerField, { field: { type: 'integer' }, modelValue: 5 })
    await widget.get('input').setValue('3.5')
    expect(widget.emitted('update:modelValue')?.at(-1)).toEqual([null])
    expect(widget.get('input').element.value).toBe('3.5')
    expect(widget.find('[role="alert"]').exists()).toBe(true)
  })
})
