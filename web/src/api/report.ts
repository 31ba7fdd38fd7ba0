import { useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'

import { ask } from './client'
import { useRecord } from './record'
import type { IdentityView, MovedNumbers, RecordPage, Report, Target } from './types'

export const reportKind = 'yearly_report'

export function readReport(year: number, signal?: AbortSignal): Promise<Report> {
  return ask<Report>(`/reports/yearly?year=${year}`, { signal })
}

export function readIdentities(year: number, signal?: AbortSignal): Promise<IdentityView[]> {
  return ask<IdentityView[]>(`/identities?year=${year}`, { signal })
}

export function readTargets(year: number, signal?: AbortSignal): Promise<Target[]> {
  return ask<Target[]>(`/targets?year=${year}`, { signal })
}

// The record of a year's report, and of a finalised one its text as it was finalised and what has moved since.
export function useReportRecord(year: Ref<number>) {
  const found = useQuery({
    queryKey: computed(() => ['list', reportKind, 'of', year.value]),
    queryFn: ({ signal }) => ask<RecordPage>(`/records/${reportKind}?year=${year.value}&state=draft,final,archived&limit=1`, { signal }),
  })
  const id = computed(() => found.data.value?.items[0]?.id ?? '')
  const record = useRecord(computed(() => reportKind), id)
  const isFinal = computed(() => ['final', 'archived'].includes(record.data.value?.state ?? ''))
  // Whether it is known that there is none, or in which state it is: before, nobody can say which text is the report.
  const known = computed(() => found.data.value !== undefined && (id.value === '' || record.data.value !== undefined))
  const kept = useQuery({
    queryKey: computed(() => ['report-final', id.value]),
    queryFn: ({ signal }) => ask<Report>(`/reports/yearly/${id.value}/final`, { signal }),
    enabled: isFinal,
    staleTime: Infinity,
  })
  const moved = useQuery({
    queryKey: computed(() => ['report-moved', id.value]),
    queryFn: ({ signal }) => ask<MovedNumbers>(`/reports/yearly/${id.value}/moved`, { signal }),
    enabled: isFinal,
  })
  return { found, record, known, isFinal, kept, moved }
}
