// What the record already holds, as the widgets of a form hold it.
import type { ActionDef, FieldDef, KindDef, RecordView } from '@/api/types'

// References come as {id, name}; the form keeps the id. Numbers and contacts come masked and cannot be a starting value.
export function recordedValue(field: FieldDef, value: unknown): unknown {
  if (field.class === 'identity' || field.class === 'contact' || field.class === 'secret') return null
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && 'id' in value) return value.id
  return value ?? null
}

// The starting values of a form: what an earlier action filled stays unless it is changed here.
export function recordedOf(kind: KindDef, action: ActionDef, record: RecordView | undefined): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  if (!record) return found
  for (const { field: id } of action.input ?? []) {
    const field = kind.fields.find((one) => one.id === id)
    const value = field ? recordedValue(field, record.fields[id]) : null
    if (!isEmpty(value)) found[id] = value
  }
  return found
}

export function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

export function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) return JSON.stringify([...one].sort()) === JSON.stringify([...other].sort())
  return one === other || (isEmpty(one) && isEmpty(other))
}
