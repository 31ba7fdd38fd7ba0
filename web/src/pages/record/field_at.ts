import type { FieldDef, KindDef } from '@/api/types'

// "hearings.held_on" is a column of a row list, "claims" a field.
export function fieldAt(kind: KindDef, name: string): FieldDef | undefined {
  const [first, second] = name.split('.')
  if (second === undefined) return kind.fields.find((field) => field.id === first)
  return kind.lists.find((list) => list.id === first)?.fields.find((field) => field.id === second)
}
