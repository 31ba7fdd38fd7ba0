// The question in the page's address, as the server's calendar file reads it too (src/http/law_request): a link, a print and a
// file repeat the same question.
import type { LocationQuery } from 'vue-router'

import type { DeriveRequest, PauseAsked } from '@/api/types'

// A request still being filled in: what is empty is not sent.
export interface Draft extends DeriveRequest {
  pauses: PauseAsked[]
  switches: Record<string, string>
}

export const emptyDraft = (today: string): Draft => ({ rule: '', from: today, pauses: [], switches: {} })

export function draftOf(query: LocationQuery, today: string): Draft {
  const text = (name: string): string | undefined => {
    const given = query[name]
    return (Array.isArray(given) ? given[0] : given) || undefined
  }
  const extend = text('extend')
  const whole = (name: string): number | undefined => (/^\d+$/.test(text(name) ?? '') ? Number(text(name)) : undefined)
  return {
    rule: text('rule') ?? '',
    from: text('from') ?? today,
    time: text('time'),
    on: text('on'),
    known: text('known'),
    length: whole('length'),
    credit: whole('credit'),
    agreed: text('agreed'),
    extend: extend === 'full' ? true : whole('extend'),
    pauses: [...pausesOf(text('pause'), 'last_day'), ...pausesOf(text('suspend'), 'resume_day')],
    switches: Object.fromEntries((text('other') ?? '').split(',').filter(Boolean).map((which) => [which, 'alternative'])),
  }
}

function pausesOf(text: string | undefined, end: PauseAsked['end']): PauseAsked[] {
  return (text ?? '').split(';').filter(Boolean).map((part) => {
    const [days = '', ground] = part.split('~')
    const [from = '', to] = days.split('..')
    return { from, to: to || undefined, end, ground: ground || undefined }
  })
}

// What is sent. Pauses that hold nothing are dropped in the draft itself, so that the server counts them as the form does.
export function requestOf(draft: Draft): DeriveRequest {
  const others = Object.entries(draft.switches).filter(([, choice]) => choice === 'alternative')
  return {
    rule: draft.rule,
    from: draft.from,
    time: draft.time || undefined,
    on: draft.on || undefined,
    known: draft.known || undefined,
    length: draft.length || undefined,
    credit: draft.credit || undefined,
    agreed: draft.agreed || undefined,
    extend: draft.extend || undefined,
    pauses: draft.pauses.length > 0 ? draft.pauses.map((pause) => ({ ...pause, to: pause.to || undefined, ground: pause.ground || undefined })) : undefined,
    switches: others.length > 0 ? Object.fromEntries(others) : undefined,
  }
}

export function addressOf(request: DeriveRequest): Record<string, string> {
  const pauses = (end: 'last_day' | 'resume_day'): string =>
    (request.pauses ?? []).filter((pause) => (pause.end ?? 'last_day') === end).map(pauseText).join(';')
  const all: Record<string, string | undefined> = {
    rule: request.rule,
    from: request.from,
    time: request.time,
    on: request.on,
    known: request.known,
    length: request.length ? String(request.length) : undefined,
    credit: request.credit ? String(request.credit) : undefined,
    agreed: request.agreed,
    pause: pauses('last_day'),
    suspend: pauses('resume_day'),
    extend: request.extend === true ? 'full' : request.extend ? String(request.extend) : undefined,
    other: Object.keys(request.switches ?? {}).join(','),
  }
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => Boolean(entry[1])))
}

function pauseText(pause: PauseAsked): string {
  const days = `${pause.from}..${pause.to ?? ''}`
  return pause.ground ? `${days}~${pause.ground.replace(/[;~]/g, ' ')}` : days
}
