// Decision tables, open like the rules of terms.
import { ask } from './client'
import type { DecisionAnswer, DecisionTable, TableList } from './types'

export type FactValues = Record<string, unknown>

export function readTables(): Promise<TableList> {
  return ask<TableList>('/tables')
}

export function readTable(id: string): Promise<DecisionTable> {
  return ask<DecisionTable>(`/tables/${encodeURIComponent(id)}`)
}

export function askTable(id: string, facts: FactValues): Promise<DecisionAnswer> {
  return ask<DecisionAnswer>(`/tables/${encodeURIComponent(id)}/decide`, { method: 'POST', body: { facts } })
}
