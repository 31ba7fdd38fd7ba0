// Rows of a holiday notice as text: "2027-10-01,off,National Day", the holiday named in either language. The server reads, examines and puts them in order.
import { dateOf, dayNumber, isDate } from '@/base/dates'

// One row for each day of a stretch; none when its ends are no dates, lie the wrong way round or a month apart.
export function rowsOf(from: string, to: string, kind: 'off' | 'work', name: string): string {
  if (!isDate(from) || !isDate(to || from)) return ''
  const first = dayNumber(from)
  const last = dayNumber(to || from)
  if (last < first || last - first > 31) return ''
  return Array.from({ length: last - first + 1 }, (_, at) => `${dateOf(first + at)},${kind},${name}\n`).join('')
}

export const withRows = (text: string, rows: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`) + rows
