import { describe, expect, it } from 'vitest'

import type { DecisionTable, TableFact } from '@/api/types'

import { presets, toSend } from './facts'

const words = { zh: '', en: 'fact' }
const fact = (id: string, type: TableFact['type'], preset?: unknown): TableFact => ({ id, type, label: words, required: preset === undefined, preset })
const table = {
  id: 'x', title: words, question: words, group: 'x', proposes: words, computed: [], musts: [], rows: [], outcomes: [],
  facts: [fact('on', 'date', 'today'), fact('amount', 'money', 200), fact('leaves', 'periods'), fact('late', 'yes_no', false), fact('members', 'integer')],
} as DecisionTable

describe('facts of a table', () => {
  it('begin with what the table takes for granted', () => {
    expect(presets(table, '2026-11-26')).toEqual({ on: '2026-11-26', amount: 20000, leaves: [], late: false, members: null })
  })

  it('leave out what is empty and send money in yuan', () => {
    const sent = toSend(table, { on: '', amount: 20001, leaves: [{ from: '2025-01-01', to: '2025-01-02' }, { from: '', to: '' }], late: false, members: null })
    expect(sent).toEqual({ amount: '200.01', leaves: [{ from: '2025-01-01', to: '2025-01-02' }], late: false })
  })

  it('keep zero, which is an answer', () => {
    expect(toSend(table, { members: 0 })).toEqual({ members: 0 })
  })
})
