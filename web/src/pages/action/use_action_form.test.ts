import { describe, expect, it } from 'vitest'

import { emptyDraft } from '@/base/drafts'

import { bodyOf, changesOf, draftName, onto } from './use_action_form'

describe('action form', () => {
  it('sends what was filled in and nothing empty', () => {
    const draft = { ...emptyDraft('2025-03-03'), input: { claims: 'revoke', facts: '', missing: [], hearing_asked: false, days: 0, act_on: null } }
    expect(bodyOf(draft)).toEqual({ on: '2025-03-03', input: { claims: 'revoke', hearing_asked: false, days: 0 }, parties: undefined })
  })

  it('sends of what is recorded only what was changed or emptied', () => {
    const recorded = { claims: 'revoke', facts: 'as written', keywords: ['a', 'b'] }
    const draft = { ...emptyDraft(), input: { claims: 'revoke', facts: '', keywords: ['b', 'a'], amount: 5 } }
    expect(bodyOf(draft, recorded).input).toEqual({ facts: null, amount: 5 })
  })

  it('sends the roles that have somebody', () => {
    const draft = { ...emptyDraft(), parties: { applicant: [{ name: 'Lin' }], third_party: [] } }
    expect(bodyOf(draft).parties).toEqual({ applicant: [{ name: 'Lin' }] })
    expect(bodyOf({ ...emptyDraft(), parties: { applicant: [{ form: 'natural' }], respondent: [{}] } }).parties).toBeUndefined()
  })

  it('never keeps a password in the browser, nor what the record holds', () => {
    const draft = { ...emptyDraft(), input: { name: 'lin', password: 'long enough', claims: 'revoke' } }
    expect(changesOf(draft, { claims: 'revoke' }, (field) => field === 'password').input).toEqual({ name: 'lin' })
    expect(draft.input.password).toBe('long enough')
  })

  it('lays a draft over what the record holds by now', () => {
    const draft = { ...emptyDraft('2025-03-03'), input: { facts: 'typed' } }
    const start = { today: '2025-03-04', presets: { procedure: 'ORDINARY' }, recorded: { facts: 'old', claims: 'changed by another' }, parties: {} }
    expect(onto(draft, start).input).toEqual({ procedure: 'ORDINARY', facts: 'typed', claims: 'changed by another' })
  })

  it('keeps a draft for each record and action', () => {
    expect(draftName({ kind: 'case', id: '1', action: 'accept' })).not.toBe(draftName({ kind: 'case', id: '2', action: 'accept' }))
    expect(draftName({ kind: 'case', action: 'receive' })).toBe('case/new/receive')
  })
})
