import { ask } from './client'
import type { DeriveRequest, ExplanationSaid, GoLive, RuleBook, RuleFamily, Statute, StatuteList } from './types'

export function readRules(): Promise<RuleBook> {
  return ask<RuleBook>('/terms/rules')
}

export function readRule(id: string): Promise<RuleFamily> {
  return ask<RuleFamily>(`/terms/rules/${encodeURIComponent(id)}`)
}

export function deriveTerm(request: DeriveRequest): Promise<ExplanationSaid> {
  return ask<ExplanationSaid>('/terms/derive', { method: 'POST', body: request })
}

export function readStatutes(): Promise<StatuteList> {
  return ask<StatuteList>('/statutes')
}

export function readStatute(id: string): Promise<Statute> {
  return ask<Statute>(`/statutes/${encodeURIComponent(id)}`)
}

export function readGoLive(): Promise<GoLive> {
  return ask<GoLive>('/go-live')
}
