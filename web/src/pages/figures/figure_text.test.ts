import { describe, expect, it } from 'vitest'

import type { FigureSummary } from '@/api/types'

import { figureText } from './figure_text'

const words = { zh: '', en: '' }
const figure = (given: Partial<FigureSummary>): FigureSummary => ({
  id: 'a', label: words, kind: '', shape: 'flow', unit: words, version: 1, decimals: 1, money: false, by: [], by_labels: {}, ...given,
})

describe('figureText', () => {
  it('shows counts, rates and money as they are read', () => {
    expect(figureText(figure({ shape: 'flow' }), { value: 1234 })).toBe('1,234')
    expect(figureText(figure({ shape: 'ratio', decimals: 1 }), { value: 985 })).toBe('98.5%')
    expect(figureText(figure({ shape: 'ratio', decimals: 2 }), { value: 9850 })).toBe('98.50%')
    expect(figureText(figure({ money: true }), { value: 123456 })).toBe('1,234.56')
    expect(figureText(figure({ shape: 'ratio' }), { value: null })).toBe('—')
  })
})
