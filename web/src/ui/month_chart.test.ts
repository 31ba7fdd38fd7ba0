import { describe, expect, it } from 'vitest'

import type { FigureMonth } from '@/api/types'

import { chart, lineOf, pointsOf, roundTop, topOf } from './month_chart'

const months = (values: (number | null)[], before: (number | null)[] = []): FigureMonth[] =>
  Array.from({ length: 12 }, (_, at) => ({ month: `2026-${String(at + 1).padStart(2, '0')}`, value: values[at] ?? null, before: before[at] ?? null }))

describe('the months of a figure', () => {
  it('are drawn to a round scale that holds both years', () => {
    expect([0, 1, 3, 7, 12, 45, 501, 5589].map(roundTop)).toEqual([1, 1, 3, 10, 20, 50, 1000, 10000])
    expect(topOf(months([3, 8], [30]))).toBe(50)
  })

  it('leave out what is still to come', () => {
    const points = pointsOf(months([0, 10]), 'value', 10)
    expect(points.map((point) => point.month)).toEqual([1, 2])
    expect(points[0]?.y).toBe(chart.height - chart.bottom)
    expect(points[1]?.y).toBe(chart.top)
    expect(lineOf(points)).toMatch(/^M36\.0 110\.0 L\d+\.\d 10\.0$/)
    expect(lineOf([])).toBe('')
  })
})
