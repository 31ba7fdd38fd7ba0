import { describe, expect, it } from 'vitest'

import type { TermView } from '@/api/types'

import { axisOf, barOf, isOpen, markOf, ticksOf } from './axis'

const term = (given: Partial<TermView>): TermView => ({
  slot: 's', label: { zh: '', en: '' }, rule: 'RD-01', edition: 'RL23', state: 'running', anchor: '2025-03-03', due: '2025-05-06', raw: '2025-05-02',
  original: '', internal: '', met_on: null, whose: 'us', provisional: false, days_left: 20, pauses: [], ...given,
})

describe('time axis', () => {
  it('holds every term and today', () => {
    const axis = axisOf([term({})], '2025-04-01')
    expect(axis.at('2025-03-03')).toBeGreaterThan(0)
    expect(axis.at('2025-05-06')).toBeLessThan(100)
    expect(axis.at('2025-04-01')).toBeGreaterThan(axis.at('2025-03-03'))
    const bar = barOf(term({}), axis, '2025-04-01')
    expect(bar.from).toBeLessThan(bar.to)
    expect(bar.beyond).toBe(false)
  })

  it('is not flattened by a term of twenty years', () => {
    const long = term({ anchor: '2025-03-03', due: '2045-03-03' })
    const axis = axisOf([term({}), long], '2025-04-01')
    expect(axis.last - axis.first).toBeLessThan(500)
    expect(barOf(long, axis, '2025-04-01').beyond).toBe(true)
  })

  it('has few ticks, each at the first of a month', () => {
    const ticks = ticksOf(axisOf([term({})], '2025-04-01'))
    expect(ticks.map((tick) => tick.label)).toEqual(['2025-03', '2025-04', '2025-05'].filter((label) => ticks.some((tick) => tick.label === label)))
    expect(ticks.length).toBeGreaterThan(1)
    expect(ticksOf(axisOf([term({ anchor: '2015-01-01', due: '2025-05-06' })], '2025-04-01')).length).toBeLessThan(12)
  })

  it('survives a record without any term', () => {
    expect(axisOf([], '2025-04-01').at('2025-04-01')).toBeCloseTo(50)
  })

  it('marks a term by what a person must know', () => {
    expect(markOf(term({ days_left: -1 }))).toBe('overdue')
    expect(markOf(term({ days_left: 2 }))).toBe('near')
    expect(markOf(term({ state: 'paused' }))).toBe('paused')
    expect(markOf(term({ state: 'met', days_left: -5 }))).toBe('met')
    expect(isOpen(term({ state: 'ended' }))).toBe(false)
  })
})
