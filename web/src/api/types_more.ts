// Answers of the pages beside the record: today, terms, figures, reports, plans, rights.
import type { Fault, ListItem, Named, NextDue, PauseSpan, Words } from './types'

export type TodayGroupId = 'overlooked' | 'overdue' | 'today' | 'week' | 'waiting' | 'sign' | 'tasks'

export interface TodayItem {
  id: string
  kind: string
  number?: string
  title: string
  state?: string
  what?: Words
  slot?: string
  due?: string
  days_left?: number
  next_due?: NextDue | null
  holder?: Named | null
  approval?: string
  action?: string
}

export interface Today {
  date?: string
  groups: { id: TodayGroupId; items: TodayItem[] }[]
}

export interface StripDay {
  date: string
  counted?: boolean
  number?: number
  kind?: string
  reason?: Words
}

export interface Alternative {
  switch?: string
  setting?: string
  label?: Words
  says?: Words
  due: string
}

export interface ArticleText {
  id: string
  text?: Words
  edition?: string
}

export interface Explanation {
  slot?: string
  label?: Words
  rule: string
  edition?: string
  article?: string
  grade?: string
  verified?: boolean | string
  anchor: string
  due: string
  raw?: string
  internal?: string
  original?: string
  provisional?: boolean
  sentences: Words[]
  strip: StripDay[]
  pauses?: PauseSpan[]
  alternatives: Alternative[]
  articles: ArticleText[]
  days_left?: number
}

export interface RuleSummary {
  id: string
  label: Words
  group?: Words
  line?: string
  article?: string
  edition?: string
  length?: Words
  from_label?: Words
  needs_time?: boolean
  extendable?: boolean
  pausable?: boolean
  verified?: boolean | string
}

export interface SwitchDef {
  id: string
  label: Words
  options: { id: string; label: Words }[]
  default?: string
}

export interface RuleBook {
  rules: RuleSummary[]
  switches: SwitchDef[]
}

export interface DeriveRequest {
  rule: string
  from: string
  time?: string
  pauses?: { from: string; to: string }[]
  extend?: number
  on?: string
  switches?: Record<string, string>
}

export interface FigureSummary {
  id: string
  label: Words
  line?: string
  line_label?: Words
  kind?: string
  shape?: 'flow' | 'stock' | 'distinct' | 'ratio'
  by?: string[]
  by_labels?: Record<string, Words>
  unit?: Words
  note?: Words
  version?: number
}

export interface FigureGroup {
  key?: string
  group?: string
  label?: Words
  value: number
}

export interface FigureValue {
  id?: string
  value: number | null
  text?: string
  decimals?: number
  groups?: FigureGroup[]
  as_of_event?: number
}

export interface FigureRecords {
  items: ListItem[]
  hidden?: number
  next?: string | null
  total?: number
}

export interface IdentityView {
  id: string
  label: Words
  says?: string
  balanced: boolean
  left?: number
  right?: number
  difference?: number
  terms?: { figure: string; label: Words; value: number }[]
}

export interface ReportRun {
  text?: string
  ref?: string
  value?: number | string
  shown?: string
  source?: 'counted' | 'stated' | 'reported'
  failing?: boolean
  note?: Words
}

export interface ReportPart {
  id?: string
  heading: Words | string
  runs: (string | ReportRun)[]
}

export interface Report {
  year: number
  parts: ReportPart[]
  identities: IdentityView[]
  as_of_event?: number
  state?: string
}

export interface PlanTask {
  id: string
  number?: string
  text: string
  heading?: string
  line?: number
  start?: number
  end?: number
  departments?: string[]
  lead?: string
  targets?: { text: string; figure?: string; value?: number; unit?: string; comparison?: string }[]
  due?: string
  supervised?: boolean
}

export interface PlanReading {
  title?: string
  year?: number
  text: string
  tasks: PlanTask[]
  doubts: Fault[]
}

export interface RightsTable {
  roles: { id: string; label: Words }[]
  rows: { kind: string; kind_label: Words; what: string; label: Words; grants: { role: string; scope: string }[]; approval?: string[] }[]
}

export interface ChainEvent {
  sequence: number
  recorded_at: string
  happened_on?: string
  kind?: string
  action: string
  label?: Words
  actor?: string
  acting_for?: string
  hash?: string
  previous?: string
}

export interface SearchHit {
  kind: string
  kind_label?: Words
  id: string
  number?: string
  title: string
  state?: string
  state_label?: Words
}
