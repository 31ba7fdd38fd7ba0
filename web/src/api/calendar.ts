// The work calendar of a year, and what an entered year would move.
import { ask } from './client'
import type { CalendarPreview, CalendarYear } from './types'

export function readCalendar(year: number): Promise<CalendarYear> {
  return ask<CalendarYear>(`/calendar?year=${year}`)
}

export function previewText(year: number, text: string): Promise<CalendarPreview> {
  return ask<CalendarPreview>('/calendar/preview', { method: 'POST', body: { year, text } })
}

export function previewEntry(id: string): Promise<CalendarPreview> {
  return ask<CalendarPreview>(`/calendar/entries/${encodeURIComponent(id)}/preview`)
}
