// Code lists to look up: words, days in force, cross-walks, uses.
import { ask } from './client'
import type { CodeListIndex, CodeListPage } from './types'

export function readCodeLists(): Promise<CodeListIndex> {
  return ask<CodeListIndex>('/lists')
}

export function readCodeList(id: string): Promise<CodeListPage> {
  return ask<CodeListPage>(`/lists/${encodeURIComponent(id)}`)
}
