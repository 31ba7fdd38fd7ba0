import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'

import { mountWidget } from '@/testing/mount'
import { answers } from '@/testing/server'

import RecordField from './record-field.vue'

describe('record field', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('asks the server for records of kind lead and shows the chosen one by name', async () => {
    const asked = answers({
      '/records/lead': { items: [{ id: '1', title: 'First', state: 'current', version: 1 }] },
      '/records/lead/9': { id: '9', title: 'Ninth' },
    })
    const widget = mountWidget(RecordField, { field: { type: 'record', of: 'lead' }, modelValue: '9' })
    await flushPromises()
    await flushPromises()
    expect(asked()).toContain('/records/lead/9')
    expect(widget.text()).toContain('Ninth')
  })
})
