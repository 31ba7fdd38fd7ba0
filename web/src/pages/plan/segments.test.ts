import { describe, expect, it } from 'vitest'

import type { PlanItem } from '@/api/types'

import { paragraphsOf } from './segments'

const item = (span: [number, number], leaf = true): PlanItem => ({
  path: '', title: '', text: '', departments: [], lead: null, deadline: null, deadline_text: null, leaf, span,
})

describe('paragraphsOf', () => {
  it('cuts the document where tasks begin and end', () => {
    const lines = paragraphsOf('head\nfirst. second.\n', [item([5, 11]), item([12, 19])])
    expect(lines).toEqual([
      [{ text: 'head', item: -1 }],
      [{ text: 'first.', item: 0 }, { text: ' ', item: -1 }, { text: 'second.', item: 1 }],
    ])
  })

  it('counts characters beyond the basic plane as one', () => {
    const lines = paragraphsOf('𠮷a b', [item([2, 4])])
    expect(lines[0]).toEqual([{ text: '𠮷a', item: -1 }, { text: ' b', item: 0 }])
  })

  it('gives a letter to the narrowest task', () => {
    const lines = paragraphsOf('abcdef', [item([0, 6], false), item([2, 4])])
    expect(lines[0]?.map((part) => part.item)).toEqual([0, 1, 0])
  })
})
