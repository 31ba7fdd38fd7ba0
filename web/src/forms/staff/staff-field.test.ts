import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'

import { mountWidget } from '@/testing/mount'
import { answers } from '@/testing/server'

import StaffField from './staff-field.vue'

describe('staff field', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('asks the server for records of kind account and shows the chosen one by name', async () => {
    const asked = answers({
      '/records/account': { items: [{ id: '1', title: 'First', state: 'current', version: 1 }] },
      '/records/account/9': { id: '9', title: 'Ninth' },
    })
    const widget = mountWidget(StaffField, { field: { type: 'staff' }, modelValue: '9' })
    await flushPromises()
    await flushPromises()
    expect(asked()).toContain('/records/account/9')
    expect(widget.text()).toContain('Ninth')
  })
})
