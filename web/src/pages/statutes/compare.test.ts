import { describe, expect, it } from 'vitest'

import type { Statute } from '@/api/types'

import { pairsOf, partsOf, rulePairsOf } from './compare'

describe('two versions side by side', () => {
  it('pairs rows and says which differ, what one lacks among them', () => {
    const left = [{ id: 'period', value: '10 days' }, { id: 'note', value: 'x' }]
    const right = [{ id: 'period', value: '10 working days' }, { id: 'cap', value: 'at most a year' }, { id: 'note', value: 'x' }]
    expect(pairsOf(left, right)).toEqual([
      { id: 'period', left: '10 days', right: '10 working days', differs: true },
      { id: 'cap', left: undefined, right: 'at most a year', differs: true },
      { id: 'note', left: 'x', right: 'x', differs: false },
    ])
  })

  it('marks the words that differ and leaves numbers and words whole', () => {
    expect(partsOf('10 working days', '10 days')).toEqual({ before: '10 ', changed: 'working ', after: 'days' })
    expect(partsOf('10 days', '10 working days').changed).toBe('')
    expect(partsOf('15 days', '10 days')).toEqual({ before: '', changed: '15', after: ' days' })
    expect(partsOf('same', 'same')).toEqual({ before: 'same', changed: '', after: '' })
    expect(partsOf('\u5341\u65e5', 'x\u65e5')).toEqual({ before: '', changed: '\u5341', after: '\u65e5' })
  })

  it('pairs the rules of two editions by family, without those cited beside', () => {
    const rule = (id: string, family: string, edition: string, main = true) => ({ id, family, edition, main })
    const statute = { rules: [rule('A', 'A', 'N'), rule('Ao', 'A', 'O'), rule('B', 'B', 'N'), rule('C', 'C', 'N', false), rule('D', 'D', 'Z')] } as unknown as Statute
    expect(rulePairsOf(statute, 'O', 'N').map((pair) => [pair.family, pair.left?.id, pair.right?.id])).toEqual([['A', 'Ao', 'A'], ['B', undefined, 'B']])
  })
})
