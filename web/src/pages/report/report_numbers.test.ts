import { describe, expect, it } from 'vitest'

import type { IdentityView, RecordView, Report, ReportNumber } from '@/api/types'

import { barsOf, grouped, openPoints, sidesOf } from './report_numbers'

const words = { zh: '', en: 'A' }
const number = (given: Partial<ReportNumber>): ReportNumber => ({
  ref: 'a', label: words, value: 10, shown: '10', source: 'counted', missing: false, last_value: 5, last_year: '5', change: words, kind: 'k', given: {}, targets: [], ...given,
})
const identity = (given: Partial<IdentityView>): IdentityView => ({
  id: 'i', label: words, says: 'a.old + a.new = a.closed.DONE + a.open', balanced: false,
  terms: [['a.old', 3], ['a.new', 10], ['a.closed.DONE', 8], ['a.open', 4]].map(([figure, value]) => ({ figure: String(figure), label: words, value: Number(value) })), ...given,
})

describe('the numbers of a report', () => {
  it('are open while one is missing or an identity fails that nobody explained', () => {
    const report = { numbers: [number({}), number({ ref: 'm', missing: true })], identities: [identity({}), identity({ id: 'j' }), identity({ id: 'ok', balanced: true })] }
    const record = { lists: { exceptions: [{ identity: 'j', reason: 'Old cases' }] } } as unknown as RecordView
    const found = openPoints(report as unknown as Report, record)
    expect(found.missing.map((one) => one.ref)).toEqual(['m'])
    expect(found.failing.map((one) => one.id)).toEqual(['i'])
    expect(openPoints(report as unknown as Report).failing).toHaveLength(2)
  })

  it('stand under the part that names them first, the missing ones before', () => {
    const part = (...refs: string[]) => ({ id: 'p', line: 'l', heading: words, runs: [{ text: 'Of ' }, ...refs.map((ref) => ({ ref }))], runs_en: [] })
    const numbers = [number({ ref: 'a' }), number({ ref: 'b', missing: true }), number({ ref: 'c' })]
    const groups = grouped({ year: 2026, numbers, parts: [part('c', 'b'), part('c', 'a')], identities: [], as_of_event: 1, state: 'draft' })
    expect(groups.map((group) => [group.heading !== null, group.numbers.map((one) => one.ref)])).toEqual([[false, ['b']], [true, ['c']], [true, ['a']]])
  })

  it('are drawn to the longer year, and not at all without anything', () => {
    expect(barsOf(number({}))).toEqual({ now: 100, last: 50 })
    expect(barsOf(number({ value: 0 }))).toEqual({ now: 0, last: 100 })
    expect(barsOf(number({ value: 0, last_value: 0 }))).toBeNull()
    expect(barsOf(number({ missing: true }))).toBeNull()
    expect(barsOf(number({ last_value: 0, last_year: '\u2014' }))).toBeNull()
  })

  it('say by how much an identity fails', () => {
    expect(sidesOf(identity({}))).toEqual({ left: 13, right: 12 })
    expect(sidesOf(identity({ says: 'a.new - a.old = a.open' }))).toEqual({ left: 7, right: 4 })
    expect(sidesOf(identity({ says: 'a.new <= 2 * a.open' }))).toBeNull()
  })
})
