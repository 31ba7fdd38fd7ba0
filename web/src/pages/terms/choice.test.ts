import { describe, expect, it } from 'vitest'

import type { Fault, RuleBook, RuleSummary } from '@/api/types'

import { familiesOf, familyOf, happeningsOf, mattersOf, versionOf } from './choice'
import { faultsOfField, fieldId } from './faults'

const rule = (id: string, family: string, group: string, event: string, from: string) => ({ id, family, group, event, from }) as RuleSummary
const book = {
  rules: [
    rule('B-1', 'B-1', 'penalties', 'told', '2021-07-15'), rule('A-1o', 'A-1', 'reconsideration', 'act_known', '2018-01-01'),
    rule('A-1', 'A-1', 'reconsideration', 'act_known', '2024-01-01'), rule('A-2', 'A-2', 'reconsideration', 'accepted', '2024-01-01'),
    rule('A-3', 'A-3', 'reconsideration', 'accepted', '2024-01-01'),
  ],
} as unknown as RuleBook

describe('matter, event, time limit', () => {
  const families = familiesOf(book)

  it('lets the newest version stand for all and keeps the older ones', () => {
    expect(families.map((one) => [one.id, one.rule.id, one.older.map((old) => old.id)])).toEqual([
      ['B-1', 'B-1', []], ['A-1', 'A-1', ['A-1o']], ['A-2', 'A-2', []], ['A-3', 'A-3', []],
    ])
    expect(mattersOf(families)).toEqual(['penalties', 'reconsideration'])
    expect(happeningsOf(families, 'reconsideration').map((one) => [one.event, one.families.length])).toEqual([['act_known', 1], ['accepted', 2]])
  })

  it('finds a family by any of its versions', () => {
    expect(familyOf(families, 'A-1o')?.id).toBe('A-1')
    expect(versionOf(familyOf(families, 'A-1o'), 'A-1o')?.id).toBe('A-1o')
    expect(versionOf(familyOf(families, 'A-1'), 'A-1')?.id).toBe('A-1')
    expect(familyOf(families, 'X')).toBeUndefined()
  })
})

describe('a fault and its field', () => {
  const fault = (where?: string) => ({ code: 'BAD_VALUE', where }) as Fault

  it('leads to the field that the server names', () => {
    expect(['/from', '/pauses/1/to', '/pauses', '/extend', '/rule', '/known', '/on', '/time', '/switches', undefined].map((where) => fieldId(fault(where)))).toEqual([
      'terms-from', 'terms-pause-1-to', 'terms-add-pause', 'terms-extend', 'terms-matter', 'terms-known', 'terms-on', 'terms-time', undefined, undefined,
    ])
    expect(faultsOfField([fault('/from'), fault('/on')], 'terms-on')).toHaveLength(1)
  })
})
