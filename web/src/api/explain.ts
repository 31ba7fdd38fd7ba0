// The explanation of a term, brought into the shape the screen draws.
import { daysOf } from '@/base/strip'

import { ask } from './client'
import type { Words } from './types'
import type { Alternative, ArticleText, DeriveRequest, Explanation, StripDay } from './types_more'

type Loose = Record<string, unknown>

export async function explainTerm(kind: string, id: string, slot: string): Promise<Explanation> {
  return explanationOf(await ask<Loose>(`/records/${kind}/${id}/terms/${slot}`))
}

export async function deriveTerm(request: DeriveRequest): Promise<Explanation> {
  return explanationOf(await ask<Loose>('/terms/derive', { method: 'POST', body: request }))
}

export function explanationOf(answer: Loose): Explanation {
  const body = inner(answer)
  const steps = list(body.steps).map((step) => ({ from: text(step.from), to: text(step.to), counted: typeof step.counted === 'number' ? step.counted : 0 }))
  const anchor = text(body.anchor) || (steps[0]?.from ?? '')
  const due = text(body.due)
  const excluded = list(body.excluded).map((span) => ({ from: text(span.from), to: text(span.to), reason: words(span.reason) }))
  const strip = list(body.strip).map(stripDay)
  const lapse = typeof body.lapse === 'object' && body.lapse !== null ? (body.lapse as Loose) : null
  return {
    ...(body as unknown as Explanation),
    rule: text(body.rule),
    label: words(body.label) ?? words(body.title),
    lapse: lapse ? { words: words(lapse.words), on: text(lapse.on) } : undefined,
    note: words(body.note),
    anchor,
    due,
    sentences: sentencesOf(body),
    strip: strip.length > 0 ? strip : daysOf(anchor, due, excluded, steps),
    alternatives: list(body.alternatives).map(alternative).filter((one) => one.due !== '' && one.due !== due),
    articles: articlesOf(body.articles),
  }
}

function inner(answer: Loose): Loose {
  const nested = answer.explanation
  return typeof nested === 'object' && nested !== null ? { ...answer, ...(nested as Loose) } : answer
}

// Either one list of {zh, en} or one list for each language.
function sentencesOf(body: Loose): Words[] {
  const given = body.sentences
  if (Array.isArray(given)) return given.map((one) => words(one) ?? { zh: String(one), en: String(one) })
  if (typeof given === 'object' && given !== null) {
    const { zh, en } = given as { zh?: string[] | string; en?: string[] | string }
    const first = lines(zh)
    const second = lines(en)
    return first.map((sentence, index) => ({ zh: sentence, en: second[index] ?? sentence }))
  }
  return list(body.steps).map((step) => words(step.what) ?? words(step) ?? { zh: '', en: '' })
}

function lines(given: string[] | string | undefined): string[] {
  if (given === undefined) return []
  return (Array.isArray(given) ? given : given.split('\n')).filter(Boolean)
}

function stripDay(day: Loose): StripDay {
  return {
    date: text(day.date),
    counted: day.counted === true || typeof day.number === 'number',
    number: typeof day.number === 'number' ? day.number : undefined,
    kind: typeof day.kind === 'string' ? day.kind : undefined,
    reason: words(day.reason),
  }
}

function alternative(one: Loose): Alternative {
  return {
    switch: text(one.switch ?? one.which),
    due: text(one.due ?? one.date),
    label: words(one.label),
    says: words(one.says ?? one.why),
  }
}

function articlesOf(given: unknown): ArticleText[] {
  if (!Array.isArray(given)) return []
  return given.map((one: unknown) => {
    if (typeof one === 'string') return { id: one }
    const article = one as Loose
    const id = text(article.id) || [text(article.edition ?? article.statute), text(article.article)].filter(Boolean).join(' ')
    return { id, text: words(article.text ?? article.words ?? article.title) }
  })
}

function words(given: unknown): Words | undefined {
  if (typeof given === 'string') return { zh: given, en: given }
  if (typeof given === 'object' && given !== null && 'zh' in given) return given as Words
  return undefined
}

function text(given: unknown): string {
  return typeof given === 'string' || typeof given === 'number' ? String(given) : ''
}

function list(given: unknown): Loose[] {
  return Array.isArray(given) ? given.filter((one): one is Loose => typeof one === 'object' && one !== null) : []
}
