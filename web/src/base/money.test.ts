import { describe, expect, it } from 'vitest'

import { fenOf, numberText, yuanText } from './money'

describe('money', () => {
  it('shows fen as yuan with two places', () => {
    expect(yuanText(5)).toBe('0.05')
    expect(yuanText(123456789)).toBe('1,234,567.89')
    expect(yuanText(-100)).toBe('-1.00')
  })

  it('reads yuan into fen without losing one', () => {
    expect(fenOf('1,234,567.89')).toBe(123456789)
    expect(fenOf('0.1')).toBe(10)
    expect(fenOf(' 12 ')).toBe(1200)
    expect(fenOf('-3.05')).toBe(-305)
  })

  it('refuses what is no amount', () => {
    for (const text of ['', '1.234', '1,23', 'ten', '99999999999999999']) expect(fenOf(text)).toBeNull()
  })

  it('separates thousands', () => {
    expect(numberText(1234567)).toBe('1,234,567')
    expect(numberText(-98.25, 1)).toBe('−98.3')
    expect(numberText(-98.75, 1)).toBe('−98.8')
  })
})
