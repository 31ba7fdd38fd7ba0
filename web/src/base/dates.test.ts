import { describe, expect, it } from 'vitest'

import { dateOf, dateText, dayNumber, isDate, momentText, todayInShanghai } from './dates'

describe('dates', () => {
  it('knows a civil date from something like one', () => {
    expect(isDate('2024-02-29')).toBe(true)
    expect(isDate('2023-02-29')).toBe(false)
    expect(isDate('2024-2-9')).toBe(false)
    expect(isDate(undefined)).toBe(false)
  })

  it('writes the weekday beside the date in both languages', () => {
    expect(dateText('2024-02-20', 'zh')).toBe('2024-02-20 (周二)')
    expect(dateText('2024-02-20', 'en')).toBe('2024-02-20 (Tue)')
    expect(dateText('', 'zh')).toBe('')
  })

  it('goes to day numbers and back', () => {
    expect(dayNumber('1970-01-02')).toBe(1)
    expect(dateOf(dayNumber('2025-05-06'))).toBe('2025-05-06')
  })

  it('takes the day in Shanghai, not that of the browser', () => {
    expect(todayInShanghai(new Date('2025-03-03T16:30:00Z'))).toBe('2025-03-04')
    expect(momentText('2025-03-03T16:30:00Z')).toBe('2025-03-04 00:30')
  })
})
