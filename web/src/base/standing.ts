// How a target stands: what its value, the pace of the year and its last day say together.
import type { Target } from '@/api/types'

export type Standing = 'missed' | 'behind' | 'no_value' | 'open' | 'on_track' | 'met' | 'entered' | 'settled'

// What needs a hand stands first.
const order: Standing[] = ['missed', 'behind', 'no_value', 'open', 'entered', 'on_track', 'met', 'settled']

export function standingOf(target: Target, today: string): Standing {
  if (target.state === 'settled') return target.result === 'MISSED' ? 'missed' : 'settled'
  const over = target.deadline !== '' && target.deadline < today
  if (target.met === true) return target.on_track === false && !over ? 'behind' : 'met'
  if (target.met === false) {
    if (over || target.year < Number(today.slice(0, 4))) return 'missed'
    if (target.on_track === undefined) return 'open'
    return target.on_track ? 'on_track' : 'behind'
  }
  return target.reached === '' ? 'no_value' : 'entered'
}

export function byUrgency(targets: Target[], today: string): Target[] {
  const rank = (target: Target): number => order.indexOf(standingOf(target, today))
  return [...targets].sort((one, other) => rank(one) - rank(other) || lastDay(one).localeCompare(lastDay(other)))
}

// Those without a last day come after those with one.
const lastDay = (target: Target): string => target.deadline || '9999'

export function countStandings(targets: Target[], today: string): [Standing, number][] {
  const found = new Map<Standing, number>()
  for (const target of targets) {
    const standing = standingOf(target, today)
    found.set(standing, (found.get(standing) ?? 0) + 1)
  }
  return order.filter((standing) => found.has(standing)).map((standing) => [standing, found.get(standing) ?? 0])
}
