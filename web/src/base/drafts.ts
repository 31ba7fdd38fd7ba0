// What is typed stays until it is sent. Each open form (a tab of the browser) keeps a draft of its own, so two tabs on the
// same matter never write over each other; a form that was closed leaves its draft for the next one opened there.
import { newKey } from '@/api/client'
import type { PartyInput } from '@/api/types'

export interface Draft {
  key: string // makes sending it twice the same as sending it once
  on: string
  input: Record<string, unknown>
  parties: Record<string, PartyInput[]>
  savedAt: string
  version?: number // of the record it was begun on
  open?: boolean // its form is still open somewhere
}

const prefix = 'xz.draft.'

export function emptyDraft(on = '', input: Record<string, unknown> = {}): Draft {
  return { key: newKey(), on, input: { ...input }, parties: {}, savedAt: '' }
}

// Of all drafts of one form those that stand in other tabs, the newest first.
export interface Kept {
  place: string
  draft: Draft
}

const placeOf = (name: string, tab: string): string => `${prefix}${name}#${tab}`

export function keptDrafts(name: string): Kept[] {
  return Object.keys(localStorage)
    .filter((place) => place.startsWith(`${prefix}${name}#`))
    .map((place) => ({ place, draft: parsed(localStorage.getItem(place)) }))
    .filter((one): one is Kept => one.draft !== null)
    .sort((one, other) => (one.draft.savedAt < other.draft.savedAt ? 1 : -1))
}

export function othersOf(name: string, tab: string): Kept[] {
  return keptDrafts(name).filter((one) => one.place !== placeOf(name, tab))
}

// The newest draft whose form was closed becomes this tab's own.
export function takeClosed(name: string, tab: string): Draft | null {
  const found = othersOf(name, tab).find((one) => one.draft.open !== true)
  return found ? takeOver(found, name, tab) : null
}

export function takeOver(kept: Kept, name: string, tab: string): Draft {
  localStorage.removeItem(kept.place)
  keepDraft(name, tab, kept.draft, new Date(kept.draft.savedAt || 0))
  return kept.draft
}

// Returns the moment of saving, or '' where the browser refuses to keep anything.
export function keepDraft(name: string, tab: string, draft: Draft, now: Date = new Date()): string {
  const savedAt = now.toISOString()
  try {
    localStorage.setItem(placeOf(name, tab), JSON.stringify({ ...draft, savedAt, open: true }))
    return savedAt
  } catch {
    return ''
  }
}

export function closeDraft(name: string, tab: string): void {
  const place = placeOf(name, tab)
  const draft = parsed(localStorage.getItem(place))
  if (draft) localStorage.setItem(place, JSON.stringify({ ...draft, open: false }))
}

export function dropDraft(name: string, tab: string): void {
  localStorage.removeItem(placeOf(name, tab))
}

// Another tab wrote or dropped a draft of this form.
export function onOtherTab(name: string, tab: string, changed: () => void): () => void {
  const heard = (event: StorageEvent): void => {
    if (event.key?.startsWith(`${prefix}${name}#`) && event.key !== placeOf(name, tab)) changed()
  }
  window.addEventListener('storage', heard)
  return () => window.removeEventListener('storage', heard)
}

// At sign-out: the next person at this desk must not find what the last one typed.
export function dropAllDrafts(): void {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(prefix)) localStorage.removeItem(key)
  }
}

function parsed(text: string | null): Draft | null {
  if (!text) return null
  try {
    const found: unknown = JSON.parse(text)
    return isDraft(found) ? found : null
  } catch {
    return null
  }
}

function isDraft(value: unknown): value is Draft {
  if (typeof value !== 'object' || value === null) return false
  const draft = value as Partial<Draft>
  return typeof draft.key === 'string' && typeof draft.input === 'object' && typeof draft.parties === 'object'
}
