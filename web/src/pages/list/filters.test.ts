import { describe, expect, it } from 'vitest'

import type { KindDef } from '@/api/types'

import { filterOf, isSet, paramsOf, piecesOf, without, yearOf } from './filters'

const words = { zh: '', en: '' }
const kind: KindDef = {
  id: 'case', line: 'l', label: words, shape: 'case', parties: [], lists: [], actions: [], terms: [], papers: [], code_lists: {}, hash: '',
  numbers: [], may_create: [], list: { columns: ['act_kind'], number: '', date: 'received_on' },
  fields: [
    { id: 'received_on', type: 'date', label: words, class: 'plain', indexed: true },
    { id: 'act_kind', type: 'code', list: 'act', label: words, class: 'plain', indexed: true },
    { id: 'claim', type: 'long_text', label: words, class: 'plain', indexed: true },
    { id: 'other_on', type: 'date', label: words, class: 'plain', indexed: false },
  ],
  states: [
    { id: 'received', label: words, initial: true, closed: false, final: false },
    { id: 'decided', label: words, initial: false, closed: true, final: false },
    { id: 'archived', label: words, initial: false, closed: true, final: true },
  ],
}

describe('filters', () => {
  it('offers what a list can be asked by', () => {
    expect(piecesOf(kind).map((piece) => piece.id)).toEqual(['state', 'holder', 'due', 'stuck', 'sign', 'received_on', 'act_kind'])
    expect(piecesOf({ ...kind, shape: 'register' }).map((piece) => piece.id)).toEqual(['state', 'holder', 'received_on', 'act_kind'])
  })

  it('reads the address and writes what the server asks', () => {
    const filter = filterOf({ state: 'closed', 'received_on.from': '2021-01-01', empty: '', list: ['a'] })
    expect(paramsOf(filter)).toEqual({ open: 'no', 'received_on.from': '2021-01-01' })
    expect(paramsOf({ state: 'open' })).toEqual({ open: 'yes' })
    expect(paramsOf({ state: 'received' })).toEqual({ state: 'received' })
  })

  it('takes a piece out with both its ends', () => {
    const piece = piecesOf(kind).find((one) => one.id === 'received_on')!
    const filter = { 'received_on.from': '2021-01-01', 'received_on.to': '2021-12-31', q: 'x' }
    expect(isSet(piece, filter)).toBe(true)
    expect(without(piece, filter)).toEqual({ q: 'x' })
  })

  it('knows a whole year', () => {
    expect(yearOf('2021-01-01', '2021-12-31')).toBe('2021')
    expect(yearOf('2021-01-01', '2021-11-30')).toBe('')
    expect(yearOf(undefined, '2021-12-31')).toBe('')
  })
})
