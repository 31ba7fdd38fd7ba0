import { describe, expect, it } from 'vitest'
import { nextTick } from 'vue'

import { mountWidget } from '@/testing/mount'

import TextField from './text-field.vue'

describe('text field', () => {
  it('gives what is typed, and nothing when emptied', async () => {
    const widget = mountWidget(TextField, { field: { type: 'text', max: 20 }, modelValue: 'old' })
    await nextTick()
    const input = widget.get('input')
    expect(input.attributes('id')).toBe('f-claim')
    expect(input.attributes('maxlength')).toBe('20')
    await input.setValue('new')
    await input.setValue('')
    expect(widget.emitted('update:modelValue')).toEqual([['new'], [null]])
  })

  it('tells a screen reader what is wrong', () => {
    const widget = mountWidget(TextField, { field: { type: 'text' }, describedBy: 'f-claim-fault', invalid: true, required: true })
    expect(widget.get('input').attributes()).toMatchObject({
      'aria-describedby': 'f-claim-fault', 'aria-invalid': 'true', 'aria-required': 'true',
    })
  })
})
