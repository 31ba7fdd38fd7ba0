// A record with all that hangs on it, and what is sent to change it.
import type { ActionDef, Fault, Named, Words } from './types_definition'

export interface NextDue {
  slot: string
  label: Words
  due: string
  days_left: number
  whose?: string
}

export interface ListItem {
  id: string
  kind?: string
  number?: string
  title: string
  state: string
  state_label?: Words
  holder?: Named | null
  unit?: string | Named
  version: number
  next_due?: NextDue | null
  columns?: Record<string, unknown>
}

export interface Page<T> {
  items: T[]
  next?: string | null
  total?: number
}

export interface Party {
  id: string
  role: string
  name: string
  person?: string
  form?: string
  unit?: string
  identity?: string
  identity_type?: string
  phone?: string
  address?: string
  agent_of?: string | null
  ended_on?: string | null
  masked?: boolean
}

export interface PauseSpan {
  group?: string
  label?: Words
  from: string
  to?: string | null
  ground?: string
}

export type TermState = 'running' | 'paused' | 'met' | 'ended' | 'lapsed' | 'provisional'

export interface TermView {
  slot: string
  label: Words
  rule: string
  edition?: string
  state: TermState
  anchor: string
  due: string
  raw?: string
  original?: string
  internal?: string
  met_on?: string | null
  whose?: string
  days_left?: number
  provisional?: boolean
  verified?: boolean | string
  pauses?: PauseSpan[]
}

export interface ServiceView {
  id: string
  party: string
  party_name?: string
  mode: string
  served_on: string
  proved?: boolean
  proof?: string | null
}

export interface PaperView {
  id: string
  paper: string
  label: Words
  number?: string
  issued_on?: string
  state?: string
  to?: { party: string; name: string }[]
  services: ServiceView[]
}

export interface ApprovalStep {
  position: number
  role: string
  label?: Words
  state: 'pending' | 'waiting' | 'granted' | 'returned' | 'withdrawn'
  account?: Named | string | null
  acting_for?: string | null
  signed_on?: string | null
  on_paper?: boolean
  remarks?: string
  may_sign?: boolean
}

export interface ApprovalView {
  id: string
  action: string
  label: Words
  state: 'pending' | 'granted' | 'returned' | 'withdrawn'
  requested_by?: Named | string
  requested_on?: string
  steps: ApprovalStep[]
}

export interface ActView {
  sequence: number
  action: string
  label: Words
  happened_on: string
  recorded_at?: string
  by?: Named | string
  acting_for?: string
  voided?: boolean
  input?: Record<string, unknown>
  note?: string
}

export interface Attachment {
  id: string
  name: string
  size?: number
  type?: string
  added_on?: string
  by?: string
}

export interface RecordAction extends ActionDef {
  allowed: boolean
  why_not?: Words | Fault[]
}

export interface RecordLink {
  id: string
  kind: string
  title: string
  number?: string
  label?: Words
}

export interface RecordView {
  id: string
  kind: string
  version: number
  state: string
  number?: Record<string, string> | string
  title: string
  unit?: string | Named
  holder?: Named | null
  fields: Record<string, unknown>
  parties: Party[]
  lists: Record<string, Record<string, unknown>[]>
  terms: TermView[]
  papers: PaperView[]
  approvals: ApprovalView[]
  acts: ActView[]
  links: RecordLink[]
  attachments: Attachment[]
  actions: RecordAction[]
  path: string[]
  chain_head?: string
  may_reveal?: boolean
}

export type TermChange = 'starts' | 'ends' | 'met' | 'moves' | 'pauses' | 'resumes'

// What an action causes: said before ("it will") and after ("it has") in one shape.
export interface Consequences {
  to_state?: string | { id: string; label: Words } | null
  terms?: { slot: string; label: Words; change: TermChange; due_before?: string; due_after?: string; met_on?: string; provisional?: boolean; whose?: string }[]
  papers?: { id?: string; paper?: string; label?: Words; number?: string; to?: string[] }[]
  numbers?: Record<string, string>
  figures?: { figure: string; label: Words; delta: number; period?: string | number; group1?: string; group2?: string }[]
  tasks?: { action: string; role?: string; account?: string; source?: string; label?: Words }[]
}

// Where others must approve, what it causes now is little; the rest comes `when_granted`.
export interface Outcome extends Consequences {
  approval?: { id: string; steps: string[] }
  when_granted?: Consequences
}

export interface Preview extends Outcome {
  faults?: Fault[]
}

export interface ActionSent {
  on?: string
  input: Record<string, unknown>
  parties?: Record<string, PartyInput[]>
}

export interface PartyInput {
  person?: string
  unit?: string
  form?: string
  name?: string
  identity_type?: string
  identity?: string
  phone?: string
  address?: string
  agent_of?: string
}

export interface ActionDone extends Outcome {
  id: string
  version: number
  state?: string
}
