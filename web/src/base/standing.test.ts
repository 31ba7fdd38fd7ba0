import { describe, expect, it } from 'vitest'

import type { Target } from '@/api/types'

import { byUrgency, countStandings, standingOf } from './standing'

const today = '2026-08-03'
const target = (given: Partial<Target>): Target => ({
  id: 't', wording: 'Mediate', comparison: 'AT_LEAST', value: '100', measure: '', deadline: '2026-12-31', state: 'open', year: 2026, figure: 'f', reached: '60',
  result: '', task: null, ...given,
})

describe('how a target stands', () => {
  it('is met as it stands, unless the pace will break it', () => {
    expect(standingOf(target({ met: true }), today)).toBe('met')
    expect(standingOf(target({ met: true, on_track: true }), today)).toBe('met')
    expect(standingOf(target({ met: true, on_track: false, comparison: 'AT_MOST' }), today)).toBe('behind')
    expect(standingOf(target({ met: true, on_track: false, deadline: '2026-06-30' }), today)).toBe('met')
  })

  it('heads there or falls behind while the year runs', () => {
    expect(standingOf(target({ met: false, on_track: true }), today)).toBe('on_track')
    expect(standingOf(target({ met: false, on_track: false }), today)).toBe('behind')
    expect(standingOf(target({ met: false }), today)).toBe('open')
  })

  it('is missed once its last day or its year is over', () => {
    expect(standingOf(target({ met: false, on_track: true, deadline: '2026-08-02' }), today)).toBe('missed')
    expect(standingOf(target({ met: false, on_track: true, deadline: today }), today)).toBe('on_track')
    expect(standingOf(target({ met: false, year: 2025, deadline: '' }), today)).toBe('missed')
  })

  it('says when nothing measures it, and what was settled', () => {
    expect(standingOf(target({ figure: '', reached: '' }), today)).toBe('no_value')
    expect(standingOf(target({ figure: '', reached: '98' }), today)).toBe('entered')
    expect(standingOf(target({ state: 'settled', result: 'MISSED' }), today)).toBe('missed')
    expect(standingOf(target({ state: 'settled', result: 'MET', met: false }), today)).toBe('settled')
  })

  it('puts first what needs a hand, then the nearest day', () => {
    const list = [
      target({ id: 'met', met: true }), target({ id: 'late', met: false, on_track: false, deadline: '' }), target({ id: 'soon', met: false, on_track: false }),
      target({ id: 'missed', met: false, deadline: '2026-01-01' }), target({ id: 'none', figure: '', reached: '' }),
    ]
    expect(byUrgency(list, today).map((one) => one.id)).toEqual(['missed', 'soon', 'late', 'none', 'met'])
    expect(countStandings(list, today)).toEqual([['missed', 1], ['behind', 2], ['no_value', 1], ['met', 1]])
  })
})
