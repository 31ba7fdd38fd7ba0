// Where the months of a year stand in a chart: plain numbers, so that they can be tested without a page.
import type { FigureMonth } from '@/api/types'

export const chart = { width: 360, height: 132, left: 36, right: 8, top: 10, bottom: 22 }

export interface Point {
  month: number
  x: number
  y: number
  value: number
}

// A scale that ends on a round number: 1, 2 or 5 times a power of ten.
export function roundTop(most: number): number {
  if (most <= 4) return Math.max(most, 1)
  const power = 10 ** Math.floor(Math.log10(most))
  return [1, 2, 5, 10].map((step) => step * power).find((top) => top >= most) ?? most
}

export function topOf(months: FigureMonth[]): number {
  return roundTop(Math.max(0, ...months.flatMap((one) => [one.value ?? 0, one.before ?? 0])))
}

export function pointsOf(months: FigureMonth[], which: 'value' | 'before', top: number): Point[] {
  const wide = chart.width - chart.left - chart.right
  const high = chart.height - chart.top - chart.bottom
  return months.flatMap((one, at) => {
    const value = one[which]
    if (value === null) return []
    return [{ month: at + 1, x: chart.left + (wide * at) / 11, y: chart.top + high * (1 - Math.max(0, value) / top), value }]
  })
}

export const lineOf = (points: Point[]): string => points.map((point, at) => `${at === 0 ? 'M' : 'L'}${point.x.toFixed(1)} ${point.y.toFixed(1)}`).join(' ')
