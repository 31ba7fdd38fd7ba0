import { describe, expect, it } from 'vitest'

import { figureText } from './figure_text'

const label = { zh: '', en: '' }

describe('figureText', () => {
  it('shows counts, rates and money as they are read', () => {
    expect(figureText({ id: 'a', label, shape: 'flow' }, { value: 1234 })).toBe('1,234')
    expect(figureText({ id: 'a', label, shape: 'ratio', decimals: 1 }, { value: 985 })).toBe('98.5%')
    expect(figureText({ id: 'a', label, shape: 'ratio', decimals: 2 }, { value: 9850 })).toBe('98.50%')
    expect(figureText({ id: 'a', label, money: true }, { value: 123456 })).toBe('1,234.56')
    expect(figureText({ id: 'a', label, shape: 'ratio' }, { value: null })).toBe('—')
  })
})
