import { describe, expect, it } from 'vitest'

import { bareFault } from '@/api/problem'
import type { Fault } from '@/api/types'

import { faultsAt, faultText, placeOf } from './faults'

const fault = (where: string): Fault => ({ code: 'BAD_VALUE', message: { zh: '', en: 'not a date' }, remedy: { zh: '', en: '' }, where })

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
    expect(faultText(bareFault('HTTP_503'))).not.toContain('HTTP_503')
    expect(faultText(bareFault('STRANGE'))).toContain('STRANGE')
  })
})
