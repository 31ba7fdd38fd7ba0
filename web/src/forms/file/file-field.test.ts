import { flushPromises } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'

import { mountWidget } from '@/testing/mount'

import FileField from './file-field.vue'

const uploadFile = vi.hoisted(() => vi.fn())
vi.mock('@/api/upload', () => ({ uploadFile }))

async function choose(widget: ReturnType<typeof mountWidget>, name: string): Promise<void> {
  const input = widget.get('input[type="file"]')
  Object.defineProperty(input.element, 'files', { value: [new File(['x'], name)], configurable: true })
  await input.trigger('change')
  await flushPromises()
}

describe('file field', () => {
  it('gives the id of the stored file', async () => {
    uploadFile.mockResolvedValueOnce('f1')
    const widget = mountWidget(FileField, { field: { type: 'file' }, modelValue: null })
    await choose(widget, 'proof.pdf')
    expect(widget.emitted('update:modelValue')).toEqual([['f1']])
    expect(widget.emitted('named')).toEqual([['proof.pdf']])
  })

  it('says that an upload failed and keeps the field open', async () => {
    uploadFile.mockRejectedValueOnce(new Error('line broke'))
    const widget = mountWidget(FileField, { field: { type: 'file' }, modelValue: null })
    await choose(widget, 'proof.pdf')
    expect(widget.get('[role="alert"]').text()).not.toBe('')
    expect(widget.find('input[type="file"]').exists()).toBe(true)
  })
})
