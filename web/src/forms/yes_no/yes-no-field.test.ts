import { describe, expect, it } from 'vitest'

import { mountWidget } from '@/testing/mount'

import YesNoField from './yes-no-field.vue'

describe('yes or no field', () => {
  it('tells "no" from an unanswered question', async () => {
    const widget = mountWidget(YesNoField, { field: { type: 'yes_no' }, modelValue: null })
    const [yes, no] = widget.findAll('input')
    expect(yes?.element.checked).toBe(false)
    expect(no?.element.checked).toBe(false)
    await no?.trigger('change')
    expect(widget.emitted('update:modelValue')).toEqual([[false]])
  })
})
