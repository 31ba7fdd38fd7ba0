// Two versions side by side: which rows differ, and in which words. Rows come as the server's words; nothing is decided here.
import type { Statute, StatuteRule } from '@/api/types'

export interface Row {
  id: string
  value: string
}

export interface Pair {
  id: string
  left?: string
  right?: string
  differs: boolean
}

// Row by row in the order of the left, what only the right has where it stands there.
export function pairsOf(left: Row[], right: Row[]): Pair[] {
  const ids = left.map((row) => row.id)
  right.forEach((row, index) => {
    if (ids.includes(row.id)) return
    const before = right.slice(0, index).findLast((one) => ids.includes(one.id))
    ids.splice(before ? ids.indexOf(before.id) + 1 : 0, 0, row.id)
  })
  const valueOf = (rows: Row[], id: string): string | undefined => rows.find((row) => row.id === id)?.value
  return ids.map((id) => {
    const [one, other] = [valueOf(left, id), valueOf(right, id)]
    return { id, left: one, right: other, differs: one !== other }
  })
}

export interface Parts {
  before: string
  changed: string
  after: string
}

// A text against another: what they share at both ends, and what lies between. Whole words of Latin letters and numbers.
export function partsOf(text: string, other: string): Parts {
  const most = Math.min(text.length, other.length)
  let head = 0
  while (head < most && text[head] === other[head]) head += 1
  let tail = 0
  while (tail < most - head && text[text.length - 1 - tail] === other[other.length - 1 - tail]) tail += 1
  const within = (at: number): boolean => /\w/.test(text[at - 1] ?? '') && /\w/.test(text[at] ?? '')
  const splits = (at: number, whole: string): boolean => /\w/.test(whole[at - 1] ?? '') && /\w/.test(whole[at] ?? '')
  while (head > 0 && (within(head) || splits(head, other))) head -= 1
  while (tail > 0 && (within(text.length - tail) || splits(other.length - tail, other))) tail -= 1
  return { before: text.slice(0, head), changed: text.slice(head, text.length - tail), after: text.slice(text.length - tail) }
}

export interface RulePair {
  family: string
  left?: StatuteRule
  right?: StatuteRule
}

// The rules of two editions of a statute, by what they are versions of, in the order of the articles.
export function rulePairsOf(statute: Statute, left: string, right: string): RulePair[] {
  const found = new Map<string, RulePair>()
  for (const rule of statute.rules) {
    if (!rule.main || (rule.edition !== left && rule.edition !== right)) continue
    const pair = found.get(rule.family) ?? { family: rule.family }
    if (rule.edition === left) pair.left ??= rule
    else pair.right ??= rule
    found.set(rule.family, pair)
  }
  return [...found.values()]
}
