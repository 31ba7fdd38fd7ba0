// Arranges the days of an explanation by week. What counts and why is the server's word; this only places it.
import type { StripDay } from '@/api/types_more'

import { dateOf, dayNumber } from './dates'

export interface StripCell extends StripDay {
  day: number
}

export interface StripWeek {
  key: number
  month: string
  cells: (StripCell | null)[]
}

// Long terms show their head and their tail; the weeks between are left out.
const shownWeeks = 14

export function weeksOf(days: StripDay[], anchor: string, due: string): StripWeek[] {
  const all = new Map<number, StripDay>()
  for (const day of days) all.set(dayNumber(day.date), day)
  for (const date of [anchor, due]) {
    if (date && !all.has(dayNumber(date))) all.set(dayNumber(date), { date })
  }
  const weeks = new Map<number, StripWeek>()
  for (const [number, day] of [...all].sort((one, other) => one[0] - other[0])) {
    const column = (number + 3) % 7
    const key = number - column
    let week = weeks.get(key)
    if (!week) {
      week = { key, month: '', cells: Array<StripCell | null>(7).fill(null) }
      weeks.set(key, week)
    }
    week.cells[column] = { ...day, day: Number(day.date.slice(8, 10)) }
  }
  return withMonths(shortened([...weeks.values()]))
}

function shortened(weeks: StripWeek[]): StripWeek[] {
  if (weeks.length <= shownWeeks) return weeks
  return [...weeks.slice(0, 5), { key: -1, month: '…', cells: [] }, ...weeks.slice(-5)]
}

function withMonths(weeks: StripWeek[]): StripWeek[] {
  let last = ''
  for (const week of weeks) {
    const first = week.cells.find((cell) => cell !== null)
    const month = first ? first.date.slice(0, 7) : ''
    if (month && month !== last) {
      week.month = month
      last = month
    }
  }
  return weeks
}

// Where the server names only spans of excluded days: every day from the anchor to the end, the excluded ones with
// their reason. Days between are not numbered, since counting is not the page's business.
export function daysOf(anchor: string, due: string, excluded: { from: string; to: string; reason?: StripDay['reason'] }[]): StripDay[] {
  const first = dayNumber(anchor)
  const last = dayNumber(due)
  if (!(last >= first) || last - first > 800) return []
  const days: StripDay[] = []
  for (let number = first; number <= last; number += 1) {
    const date = dateOf(number)
    const span = excluded.find((one) => one.from <= date && date <= one.to)
    days.push({ date, counted: number > first && !span, reason: span?.reason })
  }
  return days
}
