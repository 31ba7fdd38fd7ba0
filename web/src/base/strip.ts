// Arranges the days of an explanation by week. What counts and why is the server's word; this only places it.
import type { Words } from '@/api/types'

import { dateOf, dayNumber } from './dates'

export interface StripDay {
  date: string
  counted?: boolean
  number?: number
  reason?: Words
}

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
    const end = week.cells.findLast((cell) => cell !== null)
    const month = end ? end.date.slice(0, 7) : ''
    if (month && month !== last) {
      week.month = month
      last = month
    }
  }
  return weeks
}

export interface StripStep {
  from: string
  to: string
  counted: number
}

// Where the server names spans instead of days: every day from the anchor to the end, the excluded ones with their
// reason. A step's days get their numbers only where they are as many as the server says it counted.
export function daysOf(
  anchor: string, due: string, excluded: { from: string; to: string; reason?: StripDay['reason'] }[], steps: StripStep[] = [],
): StripDay[] {
  const first = dayNumber(anchor)
  const last = dayNumber(due)
  if (!(last >= first) || last - first > 800) return []
  const days: StripDay[] = []
  // Custody and the like: the day of the event is the first day counted.
  const fromTheFirst = steps.some((step) => step.counted > 0 && step.from === anchor)
  for (let number = first; number <= last; number += 1) {
    const date = dateOf(number)
    const span = excluded.find((one) => one.from <= date && date <= one.to)
    days.push({ date, counted: (number > first || fromTheFirst) && !span, reason: span?.reason })
  }
  let before = 0
  for (const step of steps) {
    const own = days.filter((day) => day.counted && day.number === undefined && step.from <= day.date && day.date <= step.to)
    if (step.counted === 0 || own.length !== step.counted) continue
    own.forEach((day, index) => (day.number = before + index + 1))
    before += step.counted
  }
  return days
}
