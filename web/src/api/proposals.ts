// What the decision tables propose beside an action. Read while the form is filled in; nothing is kept.
import { ask } from './client'
import type { ActionSent, KindDef, Proposal, Proposals } from './types'

export function hasProposals(kind: KindDef, action: string): boolean {
  return kind.proposals?.some((one) => one.before.includes(action)) ?? false
}

export async function readProposals(kind: string, id: string | undefined, action: string, sent: ActionSent, signal: AbortSignal): Promise<Proposal[]> {
  const path = id ? `/records/${kind}/${id}/proposals` : `/kinds/${kind}/proposals`
  const answer = await ask<Proposals>(path, { method: 'POST', body: { action, on: sent.on, input: sent.input }, signal })
  return answer.proposals
}
