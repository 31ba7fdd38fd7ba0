import { describe, expect, it } from 'vitest'

import type { ActionDef } from '@/api/types'

import { presetsOf } from './lines'

describe('presets', () => {
  it('offers plain values and leaves conditions to the server', () => {
    const action = {
      id: 'accept',
      label: { zh: '受理', en: 'Accept' },
      input: [
        { field: 'procedure', preset: '"ORDINARY"' },
        { field: 'published_papers', preset: '1' },
        { field: 'redacted', preset: 'false' },
        { field: 'handler', preset: 'holder' },
        { field: 'claims' },
      ],
    } as ActionDef
    expect(presetsOf(action)).toEqual({ procedure: 'ORDINARY', published_papers: 1, redacted: false })
  })
})
