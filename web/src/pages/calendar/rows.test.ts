import { describe, expect, it } from 'vitest'

import type { CalendarDay } from '@/api/types'

import { monthsOf } from './months'
import { rowsOf, withRows } from './rows'

describe('rows of a holiday notice', () => {
  it('writes one row for each day of a stretch', () => {
    expect(rowsOf('2027-01-01', '2027-01-03', 'off', '元旦')).toBe('2027-01-01,off,元旦\n2027-01-02,off,元旦\n2027-01-03,off,元旦\n')
    expect(rowsOf('2027-02-28', '2027-03-01', 'work', '春节')).toBe('2027-02-28,work,春节\n2027-03-01,work,春节\n')
    expect(rowsOf('2027-02-28', '', 'work', '春节')).toBe('2027-02-28,work,春节\n')
  })

  it('writes none where the ends are wrong', () => {
    expect(rowsOf('2027-01-03', '2027-01-01', 'off', '元旦')).toBe('')
    expect(rowsOf('', '2027-01-01', 'off', '元旦')).toBe('')
    expect(rowsOf('2027-01-01', '2027-12-31', 'off', '元旦')).toBe('')
  })

  it('adds to a text that does not end in a line feed', () => {
    expect(withRows('a', 'b\n')).toBe('a\nb\n')
    expect(withRows('', 'b\n')).toBe('b\n')
  })
})

describe('months', () => {
  it('begins weeks on Monday', () => {
    const day = (date: string, weekday: number): CalendarDay => ({ date, weekday, kind: 'working', name: { zh: '', en: '' } })
    const months = monthsOf([day('2027-01-30', 6), day('2027-01-31', 7), day('2027-02-01', 1), day('2027-02-02', 2)])
    expect(months.map((month) => month.weeks.map((week) => week.map((one) => one?.date ?? null)))).toEqual([
      [[null, null, null, null, null, '2027-01-30', '2027-01-31']],
      [['2027-02-01', '2027-02-02', null, null, null, null, null]],
    ])
  })
})
