import type { FigureSummary } from '@/api/types'
import { numberText, yuanText } from '@/base/money'

// A rate comes in tenths (hundredths …) of a percent, a sum of money in fen: whole numbers both.
export function figureText(figure: FigureSummary, of: { value: number | null; text?: string; decimals?: number }): string {
  if (of.text) return of.text
  if (of.value === null) return '—'
  if (figure.shape === 'ratio') {
    const decimals = of.decimals ?? figure.decimals
    return `${numberText(of.value / 10 ** decimals, decimals)}%`
  }
  return figure.money ? yuanText(of.value) : numberText(of.value)
}
