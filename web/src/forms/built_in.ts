// The forms of the actions every kind has without writing them. Their fields are fixed by the server.
import type { FieldDef, FieldType } from '@/api/types'
import { t, type WordId } from '@/words'

export interface InputLine {
  name: string
  field: FieldDef
  required: boolean
  requiredWhen?: string // a condition: otherwise the field is not needed
}

const forms: Record<string, [string, FieldType, boolean][]> = {
  assign: [['holder', 'staff', true], ['unit', 'unit', false]],
  note: [['text', 'long_text', true]],
  void: [['reason', 'long_text', true]],
  reopen: [['reason', 'long_text', true]],
}

export function builtInLines(action: string): InputLine[] {
  return (forms[action] ?? []).map(([name, type, required]) => line(`built_in.${action}.${name}` as WordId, name, type, required))
}

function line(label: WordId, name: string, type: FieldType, required: boolean): InputLine {
  // The label is read when the form is drawn, so that it follows the language.
  return { name, required, field: { id: name, type, get label() { return { zh: t(label), en: t(label) } } } }
}
