// Words, faults, who is signed in, and what a kind is made of.

export interface Words {
  zh: string
  en: string
}

export interface Fault {
  code: string
  message: Words
  remedy?: Words
  where?: string
  article?: string
}

export interface Problem {
  type?: string
  title?: string
  status: number
  code?: string
  faults: Fault[]
}

export interface Named {
  id: string
  name: string
}

export interface Post {
  role: string
  unit: string
  label?: Words
}

export interface Session {
  account: { id: string; name: string; unit: string | Named; posts: Post[]; acting_for?: Named[] }
  bureau: { id: string | number; name: string; short?: string }
  csrf: string
  today?: string
}

export type FieldType =
  | 'text' | 'long_text' | 'date' | 'integer' | 'money' | 'yes_no'
  | 'code' | 'codes' | 'unit' | 'staff' | 'record' | 'file'

export interface FieldDef {
  id: string
  type: FieldType
  label: Words
  help?: Words
  class?: string
  list?: string
  of?: string
  unit?: string
  min?: number
  max?: number
  indexed?: boolean
  in_list?: boolean
}

export interface PartyDef {
  id: string
  label: Words
  of: 'person' | 'unit'
  min?: number
  max?: number
  agents?: boolean
}

export interface RowListDef {
  id: string
  label: Words
  fields: FieldDef[]
}

export interface StateDef {
  id: string
  label: Words
  initial?: boolean
  closed?: boolean
  final?: boolean
}

// `required_when` and `preset` are conditions of the server's; it also repeats what it knows of the field.
export interface InputDef extends Partial<Omit<FieldDef, 'id'>> {
  field: string
  required?: boolean
  required_when?: string
  preset?: string
}

export interface ApprovalDef {
  role: string
  label?: Words
  when?: string
}

export interface ActionDef {
  id: string
  label: Words
  verb?: Words
  help?: Words
  creates?: boolean
  from?: string[]
  to?: string | { when?: string; to: string }[]
  date_field?: string
  date_label?: Words
  input?: InputDef[]
  parties?: string[]
  adds?: string
  assigns?: boolean
  approval?: ApprovalDef[]
}

export interface TermDef {
  id: string
  label: Words
  rule: string
  whose?: string
}

export interface PaperDef {
  id: string
  label: Words
  to?: string[]
  issuer?: string
}

export interface CodeValue {
  code: string
  label: Words
  from?: string
  to?: string
  group?: string
}

export interface CodeList {
  id: string
  label: Words
  values: CodeValue[]
}

export interface KindSummary {
  id: string
  line: string
  line_label?: Words
  label: Words
  shape: 'case' | 'register'
  may_create: string[]
}

export interface KindDef {
  id: string
  line: string
  label: Words
  shape: 'case' | 'register'
  list: { number?: string; columns: string[]; date?: string; empty?: Words }
  fields: FieldDef[]
  parties: PartyDef[]
  lists: RowListDef[]
  states: StateDef[]
  actions: ActionDef[]
  terms: TermDef[]
  papers: PaperDef[]
  numbers?: { id: string; label: Words; pattern: string }[]
  code_lists: Record<string, CodeList>
  may_create?: string[]
}
