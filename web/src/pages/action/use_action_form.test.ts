import { describe, expect, it } from 'vitest'

import { emptyDraft } from '@/base/drafts'

import { bodyOf, draftName, withoutSecrets } from './use_action_form'

describe('action form', () => {
  it('sends what was filled in and nothing empty', () => {
    const draft = { ...emptyDraft('2025-03-03'), input: { claims: 'revoke', facts: '', missing: [], hearing_asked: false, days: 0, act_on: null } }
    expect(bodyOf(draft)).toEqual({ on: '2025-03-03', input: { claims: 'revoke', hearing_asked: false, days: 0 }, parties: undefined })
  })

  it('sends the roles that have somebody', () => {
    const draft = { ...emptyDraft(), parties: { applicant: [{ name: 'Lin' }], third_party: [] } }
    expect(bodyOf(draft).parties).toEqual({ applicant: [{ name: 'Lin' }] })
  })

  it('never keeps a password in the browser', () => {
    const draft = { ...emptyDraft(), input: { name: 'lin', password: 'long enough' } }
    expect(withoutSecrets(draft, (field) => field === 'password').input).toEqual({ name: 'lin' })
    expect(draft.input.password).toBe('long enough')
  })

  it('keeps a draft for each record and action', () => {
    expect(draftName({ kind: 'case', id: '1', action: 'accept' })).not.toBe(draftName({ kind: 'case', id: '2', action: 'accept' }))
    expect(draftName({ kind: 'case', action: 'receive' })).toBe('case/new/receive')
  })
})
