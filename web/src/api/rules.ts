import { ask } from './client'
import type { RuleBook } from './types_more'

export function readRules(): Promise<RuleBook> {
  return ask<RuleBook>('/terms/rules')
}
