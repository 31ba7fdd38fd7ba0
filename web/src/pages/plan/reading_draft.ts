// A plan under correction is kept in the browser until it is imported or thrown away.
import type { PlanReading } from '@/api/types'

const name = 'xz.draft.plan'

export function keptReading(): PlanReading | null {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(name) ?? 'null')
    return typeof found === 'object' && found !== null && 'document' in found ? (found as PlanReading) : null
  } catch {
    return null
  }
}

export function keepReading(reading: PlanReading): void {
  try {
    localStorage.setItem(name, JSON.stringify(reading))
  } catch {
    // The browser's store is full: the plan stays on the screen, only a reload would lose it.
  }
}

export function dropReading(): void {
  localStorage.removeItem(name)
}
