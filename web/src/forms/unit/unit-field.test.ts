import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'

import { mountWidget } from '@/testing/mount'
import { answers } from '@/testing/server'

import UnitField from './unit-field.vue'

describe('unit field', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('asks the server for records of kind unit and shows the chosen one by name', async () => {
    const asked = answers({
      '/records/unit': { items: [{ id: '1', title: 'First', state: 'current', version: 1 }] },
      '/records/unit/9': { id: '9', title: 'Ninth' },
    })
    const widget = mountWidget(UnitField, { field: { type: 'unit' }, modelValue: '9' })
    await flushPromises()
    await flushPromises()
    expect(asked()).toContain('/records/unit/9')
    expect(widget.text()).toContain('Ninth')
  })
})
