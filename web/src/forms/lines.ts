import type { ActionDef, FieldDef, InputDef, KindDef } from '@/api/types'

import { builtInLines, type InputLine } from './built_in'

// The lines of an action's form, in the order the kind gives them. `hearings.held_on` is a column of the added row.
export function linesOf(kind: KindDef, action: ActionDef): InputLine[] {
  const given = action.input ?? []
  if (given.length === 0 && !kind.actions.some((one) => one.id === action.id)) return builtInLines(action.id)
  const lines: InputLine[] = []
  for (const input of given) {
    const field = definitionOf(kind, input)
    if (field) lines.push({ name: input.field, field, required: input.required, requiredWhen: input.required_when })
  }
  if (action.assigns && !lines.some((line) => line.name === 'holder')) {
    lines.push(...builtInLines('assign').filter((line) => line.name === 'holder'))
  }
  return lines
}

function definitionOf(kind: KindDef, input: InputDef): FieldDef | undefined {
  const [first, second] = input.field.split('.')
  const known = second === undefined
    ? kind.fields.find((field) => field.id === first)
    : kind.lists.find((list) => list.id === first)?.fields.find((field) => field.id === second)
  if (known) return known
  if (!input.type) return undefined
  const { field, type, label, ...rest } = input
  return { ...rest, id: field, type, label: label ?? { zh: field, en: field } }
}

// What a link gives to a form it opens: /records/stated_fact/new/state?fact=TOWNS&on=2025-12-31. Only fields of the form are taken.
export function givenOf(kind: KindDef, action: ActionDef, query: Record<string, unknown>): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  for (const { name, field } of linesOf(kind, action)) {
    const value = query[name]
    if (typeof value !== 'string' || value === '') continue
    if (field.type !== 'integer') found[name] = value
    else if (/^-?\d{1,15}$/.test(value)) found[name] = Number(value)
  }
  return found
}

// The values offered for a form not yet touched. Only plain values are taken: what needs working out is the server's to say.
export function presetsOf(action: ActionDef): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  for (const { field, preset } of action.input ?? []) {
    if (preset && /^("[^"\\]*"|-?\d+(\.\d+)?|true|false)$/.test(preset)) found[field] = JSON.parse(preset)
  }
  return found
}
