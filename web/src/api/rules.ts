import { ask } from './client'
import type { RuleBook } from './types'

export function readRules(): Promise<RuleBook> {
  return ask<RuleBook>('/terms/rules')
}
