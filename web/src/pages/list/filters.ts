// The filter of a list as pieces of a sentence. It lives in the address, so that a list can be sent to a colleague.
import type { FieldDef, KindDef, Words } from '@/api/types'

export type Filter = Record<string, string>

export interface PieceDef {
  id: string
  kind: 'state' | 'mine' | 'due' | 'stuck' | 'sign' | 'date' | 'value'
  label: Words | null
  field?: FieldDef
}

const valueTypes = new Set(['code', 'yes_no', 'unit', 'staff'])

export function piecesOf(kind: KindDef): PieceDef[] {
  const pieces: PieceDef[] = [
    { id: 'state', kind: 'state', label: null },
    { id: 'holder', kind: 'mine', label: null },
  ]
  // What the numbers of the morning sheet open; only matters are due.
  if (kind.shape === 'case') {
    pieces.push({ id: 'due', kind: 'due', label: null }, { id: 'stuck', kind: 'stuck', label: null }, { id: 'sign', kind: 'sign', label: null })
  }
  for (const field of kind.fields) {
    if (field.type === 'date' && (field.indexed || field.id === kind.list.date)) pieces.push({ id: field.id, kind: 'date', label: field.label, field })
    else if (valueTypes.has(field.type) && (field.indexed || kind.list.columns.includes(field.id))) {
      pieces.push({ id: field.id, kind: 'value', label: field.label, field })
    }
  }
  return pieces
}

export function isSet(piece: PieceDef, filter: Filter): boolean {
  if (piece.kind === 'date') return Boolean(filter[`${piece.id}.from`] || filter[`${piece.id}.to`])
  return Boolean(filter[piece.id])
}

export function without(piece: PieceDef, filter: Filter): Filter {
  const rest = { ...filter }
  delete rest[piece.id]
  delete rest[`${piece.id}.from`]
  delete rest[`${piece.id}.to`]
  return rest
}

// From the address; unknown names are kept, since the server may know them (figure=…).
export function filterOf(query: Record<string, unknown>): Filter {
  const filter: Filter = {}
  for (const [name, value] of Object.entries(query)) {
    if (typeof value === 'string' && value !== '') filter[name] = value
  }
  return filter
}

export const dueGroups = ['overdue', 'today', 'week'] as const

export const openStates = 'open'
export const closedStates = 'closed'

// What is open and what is closed is the server's word, not a list of states.
export function paramsOf(filter: Filter): Record<string, string> {
  const { state, ...params } = filter
  if (state === openStates) return { ...params, open: 'yes' }
  if (state === closedStates) return { ...params, open: 'no' }
  return state ? { ...params, state } : params
}

// A whole calendar year, where the two ends make one.
export function yearOf(from: string | undefined, to: string | undefined): string {
  const year = from?.slice(0, 4)
  return year && from === `${year}-01-01` && to === `${year}-12-31` ? year : ''
}
