// What the report's numbers say beyond themselves: what still forbids finalising, how far two years lie apart, by how much an
// identity fails. Values are the server's; here they are only set side by side.
import type { IdentityView, RecordView, Report, ReportNumber, Words } from '@/api/types'

export interface OpenPoints {
  missing: ReportNumber[]
  failing: IdentityView[]
}

export function openPoints(report: Report, record?: RecordView): OpenPoints {
  const excepted = new Set((record?.lists.exceptions ?? []).map((row) => row.identity))
  return {
    missing: report.numbers.filter((number) => number.missing),
    failing: report.identities.filter((identity) => !identity.balanced && !excepted.has(identity.id)),
  }
}

export interface Group {
  heading: Words | null // of the part; null for what is missing
  numbers: ReportNumber[]
}

// Under the part that names it first; what nobody has stated before all of them.
export function grouped(report: Report): Group[] {
  const missing = report.numbers.filter((number) => number.missing)
  const rest = new Map(report.numbers.filter((number) => !number.missing).map((number) => [number.ref, number]))
  const groups: Group[] = missing.length > 0 ? [{ heading: null, numbers: missing }] : []
  for (const part of report.parts) {
    const numbers: ReportNumber[] = []
    // Also those of sentences that are left out because all is nought.
    for (const ref of part.refs ?? part.runs.map((run) => run.ref ?? '')) {
      const number = rest.get(ref)
      if (!number) continue
      numbers.push(number)
      rest.delete(number.ref)
    }
    if (numbers.length > 0) groups.push({ heading: part.heading, numbers })
  }
  return groups
}

// A year of which nothing was counted or stated has no value to draw.
const nothing = '\u2014'

// The two years as parts of the longer one, in per cent. Nothing where there is nothing to compare.
export function barsOf(number: ReportNumber): { now: number; last: number } | null {
  const longest = Math.max(number.value, number.last_value)
  if (number.missing || number.shown === nothing || number.last_year === nothing) return null
  if (longest <= 0 || Math.min(number.value, number.last_value) < 0) return null
  return { now: (100 * number.value) / longest, last: (100 * number.last_value) / longest }
}

// Both sides of "a + b = c - d" with the values of its terms; null where it says more than sums.
export function sidesOf(identity: IdentityView): { left: number; right: number } | null {
  const values = new Map(identity.terms.map((term) => [term.figure, term.value]))
  const sides = identity.says.split('=')
  if (sides.length !== 2) return null
  const [left, right] = sides.map((side) => sumOf(side, values))
  return left === null || right === null || left === undefined || right === undefined ? null : { left, right }
}

function sumOf(side: string, values: Map<string, number>): number | null {
  const parts = side.trim().split(/\s*([+-])\s*/)
  let sum = 0
  for (let at = 0; at < parts.length; at += 2) {
    const value = values.get(parts[at] ?? '')
    if (value === undefined) return null
    sum += parts[at - 1] === '-' ? -value : value
  }
  return sum
}
