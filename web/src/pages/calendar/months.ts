// The days of a year as months of weeks from Monday to Sunday, null where a week reaches into another month.
import type { CalendarDay } from '@/api/types'

export interface Month {
  number: number
  weeks: (CalendarDay | null)[][]
}

export function monthsOf(days: CalendarDay[]): Month[] {
  const months: Month[] = []
  for (const day of days) {
    const number = Number(day.date.slice(5, 7))
    let month = months.at(-1)
    if (month?.number !== number) months.push((month = { number, weeks: [] }))
    let week = month.weeks.at(-1)
    if (!week || day.weekday === 1) month.weeks.push((week = Array<CalendarDay | null>(7).fill(null)))
    week[day.weekday - 1] = day
  }
  return months
}
