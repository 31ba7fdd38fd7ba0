import { describe, expect, it } from 'vitest'

import type { ActionDef, KindDef } from '@/api/types'

import { givenOf, presetsOf } from './lines'

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

describe('what a link fills in', () => {
  const label = { zh: '', en: '' }
  const kind = {
    fields: [{ id: 'year', type: 'integer', label }, { id: 'year_key', type: 'text', label }, { id: 'hidden', type: 'text', label }],
    lists: [{ id: 'exceptions', label, fields: [{ id: 'identity', type: 'text', label }] }], actions: [],
  } as unknown as KindDef
  const action = { id: 'draft', label, verb: label, input: [{ field: 'year' }, { field: 'year_key' }, { field: 'exceptions.identity' }] } as unknown as ActionDef

  it('takes fields of the form alone, numbers as numbers', () => {
    const query = { year: '2026', year_key: '2026', hidden: 'x', other: 'y', 'exceptions.identity': 'a.b' }
    expect(givenOf(kind, action, query)).toEqual({ year: 2026, year_key: '2026', 'exceptions.identity': 'a.b' })
  })

  it('leaves out what is no number where one is due, and what is given twice', () => {
    expect(givenOf(kind, action, { year: 'soon', year_key: ['1', '2'] })).toEqual({})
  })
})
