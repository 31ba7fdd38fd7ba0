import { ask } from './client'
import type { IdentityView, Report } from './types'

export function readReport(year: number, signal?: AbortSignal): Promise<Report> {
  return ask<Report>(`/reports/yearly?year=${year}`, { signal })
}

export function readIdentities(year: number, signal?: AbortSignal): Promise<IdentityView[]> {
  return ask<IdentityView[]>(`/identities?year=${year}`, { signal })
}
