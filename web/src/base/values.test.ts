import { describe, expect, it } from 'vitest'

import type { FieldDef } from '@/api/types'

import { valueText, type Manner } from './values'

const manner: Manner = { language: 'en', say: (words) => (typeof words === 'object' ? words.en : (words ?? '')), yes: 'yes', no: 'no' }
const field = (type: FieldDef['type'], list?: string): FieldDef => ({ id: 'f', type, list, label: { zh: '', en: '' } })
const lists = { outcome: { id: 'outcome', label: { zh: '', en: '' }, values: [{ code: 'UPHELD', label: { zh: '', en: 'Upheld' } }] } }

describe('valueText', () => {
  it('shows each type as its reader wants it', () => {
    expect(valueText('2024-02-20', field('date'), {}, manner)).toBe('2024-02-20 (Tue)')
    expect(valueText(1250050, field('money'), {}, manner)).toBe('12,500.50')
    expect(valueText(12000, field('integer'), {}, manner)).toBe('12,000')
    expect(valueText(2026, { ...field('integer'), min: 1949, max: 2999 }, {}, manner)).toBe('2026')
    expect(valueText(2026, { ...field('integer'), min: 0, max: 9999 }, {}, manner)).toBe('2,026')
    expect(valueText(0, field('yes_no'), {}, manner)).toBe('no')
    expect(valueText('UPHELD', field('code', 'outcome'), lists, manner)).toBe('Upheld')
    expect(valueText(['UPHELD', 'LOST'], field('codes', 'outcome'), lists, manner)).toBe('Upheld, LOST')
    expect(valueText({ id: 'x', name: 'Registry' }, field('unit'), {}, manner)).toBe('Registry')
  })

  it('shows nothing for nothing', () => {
    expect(valueText(null, field('text'), {}, manner)).toBe('')
    expect(valueText([], field('codes'), {}, manner)).toBe('')
  })
})
