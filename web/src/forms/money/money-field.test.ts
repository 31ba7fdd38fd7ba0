import { describe, expect, it } from 'vitest'

import { mountWidget } from '@/testing/mount'

import MoneyField from './money-field.vue'

describe('money field', () => {
  it('is typed in yuan and kept in fen', async () => {
    const widget = mountWidget(MoneyField, { field: { type: 'money' }, modelValue: 150000 })
    expect(widget.get('input').element.value).toBe('1,500.00')
    await widget.get('input').setValue('2000.5')
    expect(widget.emitted('update:modelValue')).toEqual([[200050]])
  })

  it('says what is no amount and sends nothing', async () => {
    const widget = mountWidget(MoneyField, { field: { type: 'money' }, modelValue: null })
    await widget.get('input').setValue('12.345')
    expect(widget.emitted('update:modelValue')?.at(-1) ?? [null]).toEqual([null])
    expect(widget.find('[role="alert"]').exists()).toBe(true)
  })
})
