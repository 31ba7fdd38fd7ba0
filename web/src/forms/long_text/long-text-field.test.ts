import { describe, expect, it } from 'vitest'

import { mountWidget } from '@/testing/mount'

import LongTextField from './long-text-field.vue'

describe('long text field', () => {
  it('keeps lines as they are written', async () => {
    const widget = mountWidget(LongTextField, { field: { type: 'long_text' }, modelValue: null })
    await widget.get('textarea').setValue('first\nsecond')
    expect(widget.emitted('update:modelValue')).toEqual([['first\nsecond']])
  })
})
