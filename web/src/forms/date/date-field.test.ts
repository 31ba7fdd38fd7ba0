import { describe, expect, it } from 'vitest'

import { mountWidget } from '@/testing/mount'

import DateField from './date-field.vue'

describe('date field', () => {
  it('shows the weekday beside the date', () => {
    const widget = mountWidget(DateField, { field: { type: 'date' }, modelValue: '2025-05-06' })
    expect(widget.get('input').element.value).toBe('2025-05-06')
    expect(widget.text()).toMatch(/周二|Tue/)
  })

  it('takes a typed date as ISO text', async () => {
    const widget = mountWidget(DateField, { field: { type: 'date' }, modelValue: null })
    const input = widget.get('input')
    await input.setValue('2024-02-29')
    await input.trigger('change')
    expect(widget.emitted('update:modelValue')?.at(-1)).toEqual(['2024-02-29'])
  })
})
