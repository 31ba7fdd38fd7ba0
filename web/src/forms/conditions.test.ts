import { date, evaluate } from 'feelin'
import { describe, expect, it } from 'vitest'

import type { KindDef, RecordView } from '@/api/types'

import { contextOf, isMet } from './conditions'

const feel = { date, evaluate }
const label = { zh: '', en: '' }
const field = (id: string, type: string) => ({ id, type, label, class: 'plain', indexed: false })
const kind = {
  fields: [field('asked', 'yes_no'), field('procedure', 'code'), field('received_on', 'date'), field('amount', 'money'), field('second', 'staff')],
  lists: [{ id: 'talks', label, fields: [field('held_on', 'date')] }],
  actions: [{ id: 'accept' }, { id: 'talk' }],
  parties: [{ id: 'applicant' }],
  papers: [{ id: 'notice' }],
} as unknown as KindDef
const record = {
  state: 'open',
  fields: { asked: true, procedure: 'ORDINARY', second: { id: '7', name: 'Lu' } },
  lists: { talks: [{}, {}] },
  acts: [{ action: 'accept', happened_on: '2024-03-01' }, { action: 'talk', happened_on: '2024-03-05', voided: true }],
  parties: [{ role: 'applicant' }, { role: 'applicant', ended_on: '2024-03-02' }],
  papers: [{ paper: 'notice', services: [{ proved: true }] }],
} as unknown as RecordView

const met = (text: string, input: Record<string, unknown> = {}, on = '2024-03-08'): boolean =>
  isMet(feel, text, contextOf(feel, kind, record, 'received_on', { on, input }, '2024-03-10'))

describe('conditions of a form', () => {
  it('lays what is typed over what is recorded', () => {
    expect(met('asked = true')).toBe(true)
    expect(met('asked = true', { asked: false })).toBe(false)
    expect(met('procedure = "SUMMARY"')).toBe(false)
    expect(met('procedure = "SUMMARY"', { procedure: 'SUMMARY' })).toBe(true)
    expect(met('second = "7"')).toBe(true)
  })

  it('takes the date of the form for the field it fills', () => {
    expect(met('received_on < date("2024-03-09")')).toBe(true)
    expect(met('received_on < date("2024-03-09")', {}, '2024-03-09')).toBe(false)
    expect(met('today = date("2024-03-10")')).toBe(true)
  })

  it('knows acts, rows, parties and services', () => {
    expect(met('acted.accept and not(acted.talk)')).toBe(true)
    expect(met('on.accept = date("2024-03-01")')).toBe(true)
    expect(met('count.talks = 2 and count.applicant = 1')).toBe(true)
    expect(met('served.notice')).toBe(true)
    expect(met('talks.held_on > date("2024-01-01")', { 'talks.held_on': '2024-02-01' })).toBe(true)
  })

  it('is not met by what nobody has answered, nor by what it cannot read', () => {
    expect(met('amount > 0')).toBe(false)
    expect(met('amount > 0', { amount: 5 })).toBe(true)
    expect(met('not a condition (')).toBe(false)
  })
})
