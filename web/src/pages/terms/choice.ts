// From the rules to what a person chooses among: a matter, an event of it, the time limits that start from the event. Of a rule
// with several versions the newest stands for all; the date picks the version.
import type { RuleBook, RuleSummary } from '@/api/types'

export interface Family {
  id: string
  rule: RuleSummary // its newest version
  older: RuleSummary[]
}

export interface Happening {
  event: string
  families: Family[]
}

export function familiesOf(book: RuleBook): Family[] {
  const found = new Map<string, RuleSummary[]>()
  for (const rule of book.rules) found.set(rule.family, [...(found.get(rule.family) ?? []), rule])
  return [...found].flatMap(([id, versions]) => {
    const [rule, ...older] = [...versions].sort((one, other) => other.from.localeCompare(one.from))
    return rule ? [{ id, rule, older }] : []
  })
}

export const mattersOf = (families: Family[]): string[] => [...new Set(families.map((family) => family.rule.group))]

export function happeningsOf(families: Family[], matter: string): Happening[] {
  const found = new Map<string, Family[]>()
  for (const family of families) {
    if (family.rule.group === matter) found.set(family.rule.event, [...(found.get(family.rule.event) ?? []), family])
  }
  return [...found].map(([event, all]) => ({ event, families: all }))
}

// By the family's name or the id of one of its versions.
export function familyOf(families: Family[], rule: string): Family | undefined {
  return families.find((family) => family.id === rule || [family.rule, ...family.older].some((one) => one.id === rule))
}

// The version that is named, else the newest.
export function versionOf(family: Family | undefined, rule: string): RuleSummary | undefined {
  return family && ([family.rule, ...family.older].find((one) => one.id === rule) ?? family.rule)
}
