// One time axis for all terms of a record. Positions are percent of the axis; dates come from the server.
import type { TermView } from '@/api/types'

import { dateOf, dayNumber } from './dates'

export interface Axis {
  first: number
  last: number
  at: (date: string) => number
}

export interface Bar {
  from: number
  to: number
  beyond: boolean // the term ends outside the axis
}

const beyondToday = 400
const beforeToday = 800

// From the first anchor to the last end, today included; a term of many years does not flatten the others.
export function axisOf(terms: TermView[], today: string): Axis {
  const now = dayNumber(today)
  const starts = terms.map((term) => dayNumber(term.anchor)).filter(Number.isFinite)
  const ends = terms.flatMap((term) => [term.due, term.met_on ?? '']).map(dayNumber).filter(Number.isFinite)
  const newest = Math.max(now, ...starts)
  const earliest = Math.max(Math.min(now, ...starts), Math.min(now, ...ends) - beforeToday)
  const latest = Math.min(Math.max(now, ...ends), newest + beyondToday)
  const margin = Math.max(2, Math.round((latest - earliest) * 0.03))
  const first = earliest - margin
  const last = latest + margin
  const at = (date: string): number => Math.min(100, Math.max(0, ((dayNumber(date) - first) * 100) / (last - first)))
  return { first, last, at }
}

export function barOf(term: TermView, axis: Axis, today: string): Bar {
  const end = term.due || today
  return { from: axis.at(term.anchor), to: Math.max(axis.at(end), axis.at(term.anchor) + 0.6), beyond: dayNumber(end) > axis.last }
}

// First days of months (of quarters or years on a long axis), at most about ten.
export function ticksOf(axis: Axis): { date: string; at: number; label: string }[] {
  const months = (axis.last - axis.first) / 30.4
  const step = [1, 2, 3, 6, 12, 24, 60, 120].find((one) => months / one <= 9) ?? 240
  const ticks: { date: string; at: number; label: string }[] = []
  const start = dateOf(axis.first)
  let year = Number(start.slice(0, 4))
  let month = 1
  while (ticks.length < 24) {
    const date = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`
    if (dayNumber(date) > axis.last) break
    if (dayNumber(date) >= axis.first) ticks.push({ date, at: axis.at(date), label: step >= 12 ? date.slice(0, 4) : date.slice(0, 7) })
    month += step
    year += Math.floor((month - 1) / 12)
    month = ((month - 1) % 12) + 1
  }
  return ticks
}

export type Mark = 'running' | 'near' | 'overdue' | 'met' | 'ended' | 'paused'

export function markOf(term: TermView): Mark {
  if (term.state === 'met') return 'met'
  if (term.state === 'ended') return 'ended'
  if (term.state === 'lapsed' || (term.days_left ?? 0) < 0) return 'overdue'
  if (term.state === 'paused') return 'paused'
  return (term.days_left ?? 99) <= 3 ? 'near' : 'running'
}

export function isOpen(term: TermView): boolean {
  return term.state !== 'met' && term.state !== 'ended'
}
