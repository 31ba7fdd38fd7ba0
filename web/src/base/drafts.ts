// What is typed stays until it is sent: one draft per form in the browser, with the key that makes sending it twice
// the same as sending it once.
import { newKey } from '@/api/client'
import type { PartyInput } from '@/api/types'

export interface Draft {
  key: string
  on: string
  input: Record<string, unknown>
  parties: Record<string, PartyInput[]>
  savedAt: string
}

const prefix = 'xz.draft.'

export function emptyDraft(on = '', input: Record<string, unknown> = {}): Draft {
  return { key: newKey(), on, input: { ...input }, parties: {}, savedAt: '' }
}

export function readDraft(name: string): Draft | null {
  const text = localStorage.getItem(prefix + name)
  if (!text) return null
  try {
    const found: unknown = JSON.parse(text)
    return isDraft(found) ? found : null
  } catch {
    return null
  }
}

// Returns the moment of saving, or '' where the browser refuses to keep anything.
export function keepDraft(name: string, draft: Draft, now: Date = new Date()): string {
  const savedAt = now.toISOString()
  try {
    localStorage.setItem(prefix + name, JSON.stringify({ ...draft, savedAt }))
    return savedAt
  } catch {
    return ''
  }
}

export function dropDraft(name: string): void {
  localStorage.removeItem(prefix + name)
}

// At sign-out: the next person at this desk must not find what the last one typed.
export function dropAllDrafts(): void {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(prefix)) localStorage.removeItem(key)
  }
}

function isDraft(value: unknown): value is Draft {
  if (typeof value !== 'object' || value === null) return false
  const draft = value as Partial<Draft>
  return typeof draft.key === 'string' && typeof draft.input === 'object' && typeof draft.parties === 'object'
}
