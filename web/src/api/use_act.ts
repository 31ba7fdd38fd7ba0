// Sends one of the small built-in actions from a dialog on the record page.
import { useQueryClient } from '@tanstack/vue-query'
import { ref, shallowRef } from 'vue'

import { ask, newKey } from '@/api/client'
import { faultsOf } from '@/api/problem'
import type { Fault } from '@/api/types'

export function useAct(record: () => { kind: string; id: string; version: number }) {
  const queryClient = useQueryClient()
  const faults = shallowRef<Fault[]>([])
  const sending = ref(false)
  let key = newKey()

  async function act<T>(action: string, body: Record<string, unknown>): Promise<T | null> {
    const { kind, id, version } = record()
    return send<T>(`/records/${kind}/${id}/actions/${action}`, body, version)
  }

  async function send<T>(path: string, body: Record<string, unknown>, version?: number): Promise<T | null> {
    sending.value = true
    faults.value = []
    try {
      const answer = await ask<T>(path, { method: 'POST', body, version, idempotencyKey: key })
      await queryClient.invalidateQueries()
      return answer
    } catch (error) {
      faults.value = faultsOf(error)
      return null
    } finally {
      key = newKey()
      sending.value = false
    }
  }

  return { faults, sending, act, send }
}
