import { describe, expect, it } from 'vitest'

import { addressOf, draftOf, emptyDraft, requestOf } from './address'

const whole = {
  rule: 'RD-01', from: '2024-08-05', time: '10:30', on: '2024-08-01', known: '2024-01-02', length: 10, credit: 20, agreed: '2024-12-01', extend: 30,
  pauses: [
    { from: '2024-08-10', to: '2024-08-12', end: 'last_day', ground: 'RP-10' },
    { from: '2024-09-01', to: undefined, end: 'last_day', ground: undefined },
    { from: '2024-08-20', to: '2024-08-25', end: 'resume_day', ground: undefined },
  ],
  switches: { D5: 'alternative', D6: 'alternative' },
} as const

describe('the question in the address', () => {
  it('comes back as it was written', () => {
    const address = addressOf(requestOf(structuredClone(whole) as never))
    expect(address).toEqual({
      rule: 'RD-01', from: '2024-08-05', time: '10:30', on: '2024-08-01', known: '2024-01-02', length: '10', credit: '20', agreed: '2024-12-01', extend: '30',
      pause: '2024-08-10..2024-08-12~RP-10;2024-09-01..', suspend: '2024-08-20..2024-08-25', other: 'D5,D6',
    })
    expect(draftOf(address, '2026-01-01')).toEqual(whole)
    expect(addressOf(requestOf(draftOf(address, '2026-01-01')))).toEqual(address)
  })

  it('is short when nothing special was asked, and begins on today', () => {
    expect(draftOf({}, '2026-08-03')).toMatchObject(emptyDraft('2026-08-03'))
    expect(addressOf(requestOf({ ...emptyDraft('2026-08-03'), rule: 'RA-01', switches: { D1: 'default' } }))).toEqual({ rule: 'RA-01', from: '2026-08-03' })
    expect(draftOf({ extend: 'full' }, '').extend).toBe(true)
    expect(draftOf({ extend: 'x', rule: ['RD-01', 'RD-02'] }, '')).toMatchObject({ extend: undefined, rule: 'RD-01' })
  })

  it('keeps a ground from breaking the form', () => {
    const request = requestOf({ ...emptyDraft('2026-08-03'), rule: 'X', pauses: [{ from: '2026-08-04', ground: 'a;b~c' }] })
    expect(draftOf(addressOf(request), '').pauses).toEqual([{ from: '2026-08-04', to: undefined, end: 'last_day', ground: 'a b c' }])
  })
})
