import { beforeEach, describe, expect, it } from 'vitest'

import { dropAllDrafts, dropDraft, emptyDraft, keepDraft, readDraft } from './drafts'

describe('drafts', () => {
  beforeEach(() => localStorage.clear())

  it('keeps what was typed together with its key', () => {
    const draft = emptyDraft('2025-03-03')
    draft.input.claim = 'revoke the penalty'
    expect(keepDraft('a', draft)).not.toBe('')
    expect(readDraft('a')?.input.claim).toBe('revoke the penalty')
    expect(readDraft('a')?.key).toBe(draft.key)
  })

  it('forgets one, or all at sign-out, and leaves other things alone', () => {
    localStorage.setItem('xz.language', 'en')
    keepDraft('a', emptyDraft())
    keepDraft('b', emptyDraft())
    dropDraft('a')
    expect(readDraft('a')).toBeNull()
    dropAllDrafts()
    expect(readDraft('b')).toBeNull()
    expect(localStorage.getItem('xz.language')).toBe('en')
  })

  it('takes a damaged draft for none', () => {
    localStorage.setItem('xz.draft.a', '{"key":')
    expect(readDraft('a')).toBeNull()
  })
})
