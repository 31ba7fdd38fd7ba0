import { useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'

import { ask } from './client'
import { useSession } from './session'
import type { KindDef, KindSummary, Words } from './types'

const longLived = 10 * 60_000

export function useKinds() {
  const { signedIn } = useSession()
  return useQuery({ queryKey: ['kinds'], queryFn: () => ask<KindSummary[]>('/kinds'), enabled: signedIn, staleTime: longLived })
}

// May whoever is signed in create records of a kind by this action?
export function useMayCreate(kind: string, action: string) {
  const kinds = useKinds()
  return computed(() => kinds.data.value?.find((one) => one.id === kind)?.may_create.includes(action) ?? false)
}

export function useKind(kind: Ref<string>) {
  return useQuery({
    queryKey: computed(() => ['kind', kind.value]),
    queryFn: () => ask<KindDef>(`/kinds/${kind.value}`),
    enabled: computed(() => kind.value !== ''),
    staleTime: longLived,
  })
}

export function labelOf(list: { id: string; label: Words }[] | undefined, id: string): Words | string {
  return list?.find((one) => one.id === id)?.label ?? id
}
