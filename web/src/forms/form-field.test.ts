import { describe, expect, it } from 'vitest'

import { mountWidget } from '@/testing/mount'

import FormField from './form-field.vue'

describe('form field', () => {
  it('joins label, help and faults to the widget for screen readers', () => {
    const line = mountWidget(FormField, {
      field: { type: 'text', help: { zh: '', en: 'As in the application' } },
      required: true,
      faults: [{ code: 'MISSING_FIELD', message: { zh: '', en: 'Please fill in: Claim' } }],
    })
    expect(line.get('label').attributes('for')).toBe('f-claim')
    expect(line.get('input').attributes('aria-describedby')).toBe('f-claim-help f-claim-fault')
    expect(line.get('#f-claim-fault').text()).toBe('Please fill in: Claim')
    expect(line.get('#f-claim-help').text()).toBe('As in the application')
  })

  it('has a widget for every type', () => {
    const line = mountWidget(FormField, { field: { type: 'yes_no' }, modelValue: true })
    expect(line.get('[role="radiogroup"]').attributes('aria-labelledby')).toBe('f-claim-label')
  })
})
