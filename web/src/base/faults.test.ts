import { describe, expect, it } from 'vitest'

import type { Fault } from '@/api/types'

import { faultsAt, faultText, placeOf } from './faults'

const fault = (where: string): Fault => ({ code: 'BAD_VALUE', message: { zh: '', en: 'not a date' }, where })

describe('faults', () => {
  it('reads the place out of a pointer', () => {
    expect(placeOf(fault('/input/received_on'))).toBe('received_on')
    expect(placeOf(fault('/input/hearings.held_on'))).toBe('hearings.held_on')
    expect(placeOf(fault('/parties/applicant/0/name'))).toBe('parties.applicant.0.name')
  })

  it('finds the faults of one field and not of its namesakes', () => {
    const faults = [fault('/input/claim'), fault('/input/claim_reason'), fault('/parties/applicant/0/name')]
    expect(faultsAt(faults, 'claim')).toHaveLength(1)
    expect(faultsAt(faults, 'parties.applicant')).toHaveLength(1)
  })

  it('has words of its own where the server gave none', () => {
    expect(faultText(fault(''))).toBe('not a date')
    expect(faultText({ code: 'HTTP_503', message: { zh: '', en: '' } })).not.toContain('HTTP_503')
    expect(faultText({ code: 'STRANGE', message: { zh: '', en: '' } })).toContain('STRANGE')
  })
})
