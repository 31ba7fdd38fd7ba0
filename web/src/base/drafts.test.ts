import { beforeEach, describe, expect, it, vi } from 'vitest'

import { closeDraft, dropAllDrafts, dropDraft, emptyDraft, keepDraft, keptDrafts, onOtherTab, othersOf, takeClosed, takeOver } from './drafts'

describe('drafts', () => {
  beforeEach(() => localStorage.clear())

  it('leaves what was typed, with its key, to the next form opened there', () => {
    const draft = emptyDraft('2025-03-03')
    draft.input.claim = 'revoke the penalty'
    expect(keepDraft('a', 'tab1', draft)).not.toBe('')
    closeDraft('a', 'tab1')
    const taken = takeClosed('a', 'tab2')
    expect(taken?.input.claim).toBe('revoke the penalty')
    expect(taken?.key).toBe(draft.key)
    expect(keptDrafts('a')).toHaveLength(1)
    expect(takeClosed('a', 'tab3')).toBeNull()
  })

  it('keeps two open tabs apart, and offers the other draft', () => {
    const one = emptyDraft()
    one.input.claim = 'first'
    keepDraft('a', 'tab1', one, new Date('2025-03-03T08:00:00Z'))
    expect(takeClosed('a', 'tab2')).toBeNull()
    const two = emptyDraft()
    two.input.claim = 'second'
    keepDraft('a', 'tab2', two, new Date('2025-03-03T09:00:00Z'))
    expect(keptDrafts('a').map((kept) => kept.draft.input.claim)).toEqual(['second', 'first'])
    const others = othersOf('a', 'tab2')
    expect(others).toHaveLength(1)
    expect(takeOver(others[0]!, 'a', 'tab2').input.claim).toBe('first')
    expect(keptDrafts('a').map((kept) => kept.draft.input.claim)).toEqual(['first'])
  })

  it('hears of a draft in another tab, not of its own or of another form', () => {
    const changed = vi.fn()
    const stop = onOtherTab('a', 'tab1', changed)
    const say = (key: string): boolean => window.dispatchEvent(Object.assign(new Event('storage'), { key }))
    say('xz.draft.a#tab1')
    say('xz.draft.b#tab2')
    expect(changed).not.toHaveBeenCalled()
    say('xz.draft.a#tab2')
    expect(changed).toHaveBeenCalledOnce()
    stop()
    say('xz.draft.a#tab2')
    expect(changed).toHaveBeenCalledOnce()
  })

  it('forgets one, or all at sign-out, and leaves other things alone', () => {
    localStorage.setItem('xz.language', 'en')
    keepDraft('a', 't', emptyDraft())
    keepDraft('b', 't', emptyDraft())
    dropDraft('a', 't')
    expect(keptDrafts('a')).toEqual([])
    dropAllDrafts()
    expect(keptDrafts('b')).toEqual([])
    expect(localStorage.getItem('xz.language')).toBe('en')
  })

  it('takes a damaged draft for none', () => {
    localStorage.setItem('xz.draft.a#t', '{"key":')
    expect(keptDrafts('a')).toEqual([])
  })
})
