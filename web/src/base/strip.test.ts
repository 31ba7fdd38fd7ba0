import { describe, expect, it } from 'vitest'

import { daysOf, weeksOf } from './strip'

describe('calendar strip', () => {
  it('places each day under its weekday, Monday first', () => {
    const weeks = weeksOf([{ date: '2025-05-05', counted: true, number: 1 }, { date: '2025-05-06', counted: true, number: 2 }], '2025-05-03', '2025-05-06')
    expect(weeks).toHaveLength(2)
    expect(weeks[0]?.cells[5]?.date).toBe('2025-05-03')
    expect(weeks[1]?.cells[0]?.number).toBe(1)
    expect(weeks[0]?.month).toBe('2025-05')
    expect(weeks[1]?.month).toBe('')
  })

  it('leaves out the middle of a long term', () => {
    const weeks = weeksOf(daysOf('2024-01-01', '2024-12-31', []), '2024-01-01', '2024-12-31')
    expect(weeks.length).toBeLessThan(14)
    expect(weeks.some((week) => week.month === '…')).toBe(true)
  })

  it('marks excluded spans with their reason', () => {
    const reason = { zh: '劳动节', en: 'Labour Day' }
    const days = daysOf('2025-04-30', '2025-05-06', [{ from: '2025-05-01', to: '2025-05-05', reason }])
    expect(days.map((day) => day.counted)).toEqual([false, false, false, false, false, false, true])
    expect(days[1]?.reason).toEqual(reason)
  })

  it('numbers the days of a step only where they are as many as the server counted', () => {
    const days = daysOf('2025-03-03', '2025-03-06', [], [{ from: '2025-03-04', to: '2025-03-06', counted: 3 }])
    expect(days.map((day) => day.number)).toEqual([undefined, 1, 2, 3])
    const months = daysOf('2025-03-03', '2025-03-06', [], [{ from: '2025-03-04', to: '2025-03-06', counted: 1 }])
    expect(months.every((day) => day.number === undefined)).toBe(true)
  })

  it('counts the day of the event where the first step begins on it', () => {
    const days = daysOf('2025-03-03', '2025-03-05', [], [{ from: '2025-03-03', to: '2025-03-05', counted: 3 }])
    expect(days.map((day) => day.number)).toEqual([1, 2, 3])
  })
})
