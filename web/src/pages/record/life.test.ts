import { describe, expect, it } from 'vitest'

import type { KindDef } from '@/api/types'

import { nextStates } from './life'

describe('nextStates', () => {
  it('names what may follow, once each and in the order of the kind', () => {
    const label = { zh: '', en: '' }
    const kind = {
      states: ['received', 'correcting', 'accepted', 'refused'].map((id) => ({ id, label })),
      actions: [
        { id: 'refuse', label, from: ['received'], to: [{ when: '', to: 'refused' }] },
        { id: 'accept', label, from: ['received', 'correcting'], to: [{ when: 'x', to: 'accepted' }, { when: '', to: 'received' }] },
        { id: 'note', label, from: ['received'], to: [] },
        { id: 'correct', label, from: ['accepted'], to: [{ when: '', to: 'correcting' }] },
      ],
    } as unknown as KindDef
    expect(nextStates(kind, 'received')).toEqual(['accepted', 'refused'])
    expect(nextStates(kind, 'refused')).toEqual([])
  })
})
