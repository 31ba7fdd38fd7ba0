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
  lapse?: { words?: Words; on?: string }
  note?: Words
  paused?: boolean
  days_left?: number
}

export interface RuleSummary {
  id: string
  label: Words
  group: Words | string
  trigger?: Words | null
  length?: Words
  hours: boolean
  extendable: boolean
  pausable: boolean
  verified?: string
}

export interface SwitchDef {
  id: string
  question: Words
  byDefault: Words
  alternative: Words
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
  decimals?: number
  money?: boolean
}

export interface FigureGroup {
  group: string
  label?: Words
  group2?: string
  label2?: Words
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
  label?: Words
}

export interface ReportPart {
  id?: string
  heading: Words | string
  runs: ReportRun[]
  runs_en?: ReportRun[]
}

export interface Report {
  year: number
  parts: ReportPart[]
  identities: IdentityView[]
  as_of_event?: number
  state?: string
}

export interface PlanItem {
  path: string
  title: string
  text: string
  departments: string[]
  lead: string | null
  deadline: string | null
  deadline_text: string | null
  leaf: boolean
  span: [number, number]
}

export interface PlanTarget {
  text: string
  indicator: string
  op: string
  value: number
  value_text: string
  unit: string
  deadline: string | null
  path: string | null
  span: [number, number]
}

// What the reader of plans found; spans count characters (code points) of `document`.
export interface PlanReading {
  title: string
  year: number | null
  kind: 'plan' | 'report'
  encoding?: string
  items: PlanItem[]
  targets: PlanTarget[]
  document: string
}

// What an import made, and what it could not match.
export interface PlanImport {
  id: string | null
  plan_created: boolean
  created: number
  present: number
  tasks: { path: string; title: string; id: string | null; created: boolean; units: { id: string; name: string }[] }[]
  unmatched: { path: string; department: string; ambiguous: boolean }[]
  faults: Fault[]
}

export interface RightsLine {
  action: string
  label: Words
  by: { role: string; scope: string; label: Words }[]
}

export interface RightsTable {
  roles: { id: string; label: Words }[]
  rows: { kind: string; line: string; label: Words; actions: RightsLine[] }[]
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
