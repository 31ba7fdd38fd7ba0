import type { KindDef } from '@/api/types'

// States that an action may lead to from here, in the order the kind names them.
export function nextStates(kind: KindDef, state: string): string[] {
  const found = new Set<string>()
  for (const action of kind.actions) {
    if (!action.from?.includes(state)) continue
    for (const { to } of action.to) {
      if (to && to !== state) found.add(to)
    }
  }
  return kind.states.map((one) => one.id).filter((id) => found.has(id))
}
