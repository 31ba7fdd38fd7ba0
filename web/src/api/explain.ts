// The explanation of a term, brought into the shape the screen draws: its days one by one.
import { daysOf, type StripDay } from '@/base/strip'

import { ask } from './client'
import type { ExplanationSaid, Words } from './types'

export interface OtherDay {
  switch: string
  due: string
  says: Words
}

export interface Explanation {
  rule: string
  label: Words
  anchor: string
  due: string
  provisional: boolean
  verified: string
  sentences: Words[]
  strip: StripDay[]
  alternatives: OtherDay[]
  articles: string[]
}

export async function explainTerm(kind: string, id: string, slot: string): Promise<Explanation> {
  return explanationOf(await ask<ExplanationSaid>(`/records/${kind}/${id}/terms/${slot}`))
}

export function explanationOf(said: ExplanationSaid): Explanation {
  const steps = said.steps.map((step) => ({ from: step.from ?? '', to: step.to ?? '', counted: step.counted }))
  const anchor = said.anchor ?? steps[0]?.from ?? ''
  const due = said.due ?? ''
  return {
    rule: said.rule,
    label: said.label ?? said.title,
    anchor,
    due,
    provisional: said.provisional,
    verified: said.verified,
    sentences: sentencesOf(said.sentences),
    strip: daysOf(anchor, due, said.excluded, steps),
    alternatives: said.alternatives.filter((one) => one.date !== null && one.date !== due).map((one) => ({ switch: one.switch, due: one.date ?? '', says: one.why })),
    articles: said.articles.map((one) => `${one.edition} ${one.article}`.trim()),
  }
}

// The server writes them one to a line, in each language.
function sentencesOf(said: Words): Words[] {
  const english = said.en.split('\n').filter(Boolean)
  return said.zh.split('\n').filter(Boolean).map((zh, index) => ({ zh, en: english[index] ?? zh }))
}
