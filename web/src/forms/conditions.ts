// Conditions of a form's fields ("required when …"), evaluated while typing by feelin from the server's normalised text
// (docs/conditions.md). Only what is shown and marked hangs on it: the server judges.
import type { KindDef, RecordView } from '@/api/types'

import { recordedValue } from './recorded'

type Feel = Pick<typeof import('feelin'), 'date' | 'evaluate'>

export interface Typed {
  on: string
  input: Record<string, unknown>
}

export const loadFeel = (): Promise<Feel> => import('feelin')

// The names a condition may use: fields (what is typed lies over what is recorded), state, today, acted, on, count, served,
// and the columns of the row being added.
export function contextOf(feel: Feel, kind: KindDef, record: RecordView | undefined, dateField: string | undefined, typed: Typed, today: string): Record<string, unknown> {
  const context: Record<string, unknown> = { state: record?.state ?? '', today: feel.date(today) }
  for (const field of kind.fields) {
    const given = field.id === dateField ? typed.on : field.id in typed.input ? typed.input[field.id] : recordedValue(field, record?.fields[field.id])
    context[field.id] = valueOf(feel, field.type, given)
  }
  for (const list of kind.lists) {
    context[list.id] = Object.fromEntries(list.fields.map((field) => [field.id, valueOf(feel, field.type, typed.input[`${list.id}.${field.id}`])]))
  }
  const acts = (record?.acts ?? []).filter((act) => !act.voided)
  context.acted = Object.fromEntries(kind.actions.map((action) => [action.id, acts.some((act) => act.action === action.id)]))
  context.on = Object.fromEntries(kind.actions.map((action) => [action.id, valueOf(feel, 'date', acts.findLast((act) => act.action === action.id)?.happened_on)]))
  context.count = Object.fromEntries([
    ...kind.lists.map((list) => [list.id, record?.lists[list.id]?.length ?? 0]),
    ...kind.parties.map((role) => [role.id, (record?.parties ?? []).filter((party) => party.role === role.id && !party.ended_on && !party.agent_of).length]),
  ])
  context.served = Object.fromEntries(kind.papers.map((form) => [
    form.id, (record?.papers ?? []).some((paper) => paper.paper === form.id && paper.services.some((service) => service.proved)),
  ]))
  return context
}

function valueOf(feel: Feel, type: string, given: unknown): unknown {
  if (given === undefined || given === null || given === '') return null
  return type === 'date' ? feel.date(String(given)) : given
}

// Met only when the answer is true; a condition the browser cannot answer is not met, and the server says so on sending.
export function isMet(feel: Feel, text: string, context: Record<string, unknown>): boolean {
  try {
    return feel.evaluate(text, context).value === true
  } catch {
    return false
  }
}
