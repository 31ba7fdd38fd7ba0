// The form of one action: what is typed (kept as a draft), what it would cause (asked while typing), and sending it.
import { useQueryClient } from '@tanstack/vue-query'
import { computed, onBeforeUnmount, ref, shallowRef, watch } from 'vue'

import { ask, newKey } from '@/api/client'
import { faultsOf, ProblemError } from '@/api/problem'
import type { ActionDone, ActionSent, Fault, PartyInput, Preview } from '@/api/types'
import { dropDraft, emptyDraft, keepDraft, readDraft, type Draft } from '@/base/drafts'

export interface FormPlace {
  kind: string
  id?: string
  action: string
  version?: number
}

const typingPause = 400

// `secret` names the fields that are never written to the browser's store (passwords).
export function useActionForm(place: () => FormPlace, today: () => string, presets: () => Record<string, unknown>, secret: (field: string) => boolean) {
  const queryClient = useQueryClient()
  const name = draftName(place())
  const found = readDraft(name)
  const draft = ref<Draft>(found ?? emptyDraft(today(), presets()))
  const restored = ref(found !== null)
  const savedAt = ref(found?.savedAt ?? '')
  const preview = shallowRef<Preview | null>(null)
  const previewFaults = shallowRef<Fault[]>([])
  const asking = ref(false)
  const faults = shallowRef<Fault[]>([])
  const sending = ref(false)
  const sent = computed<ActionSent>(() => bodyOf(draft.value))

  let timer: ReturnType<typeof setTimeout> | undefined
  let running: AbortController | undefined
  let closed = false
  watch(
    draft,
    () => {
      if (closed) return
      savedAt.value = keepDraft(name, withoutSecrets(draft.value, secret))
      schedule()
    },
    { deep: true },
  )
  onBeforeUnmount(() => {
    clearTimeout(timer)
    running?.abort()
  })

  function schedule(): void {
    clearTimeout(timer)
    timer = setTimeout(() => void look(), typingPause)
  }

  async function look(): Promise<void> {
    running?.abort()
    const mine = new AbortController()
    running = mine
    asking.value = true
    try {
      const { kind, id, action } = place()
      const path = id ? `/records/${kind}/${id}/actions/${action}?preview=yes` : `/records/${kind}?preview=yes`
      const body = id ? sent.value : { action, ...sent.value }
      const answer = await ask<Preview>(path, { method: 'POST', body, version: place().version, signal: mine.signal })
      preview.value = answer
      previewFaults.value = answer.faults ?? []
    } catch (error) {
      if (mine.signal.aborted) return
      preview.value = null
      previewFaults.value = faultsOf(error)
    } finally {
      if (running === mine) asking.value = false
    }
  }

  // The same key is sent again after a broken line, so that nothing is done twice; a refusal takes a new one.
  async function send(): Promise<ActionDone | null> {
    const { kind, id, action, version } = place()
    sending.value = true
    faults.value = []
    try {
      const path = id ? `/records/${kind}/${id}/actions/${action}` : `/records/${kind}`
      const body = id ? sent.value : { action, ...sent.value }
      const done = await ask<ActionDone>(path, { method: 'POST', body, version, idempotencyKey: draft.value.key })
      closed = true
      dropDraft(name)
      await queryClient.invalidateQueries()
      return done
    } catch (error) {
      faults.value = faultsOf(error)
      if (error instanceof ProblemError && error.status >= 400 && error.status < 500 && error.status !== 401) draft.value.key = newKey()
      if (error instanceof ProblemError && error.status === 412) await queryClient.invalidateQueries({ queryKey: ['record'] })
      return null
    } finally {
      sending.value = false
    }
  }

  function startAnew(): void {
    dropDraft(name)
    draft.value = emptyDraft(today(), presets())
    restored.value = false
    faults.value = []
  }

  return { draft, restored, savedAt, preview, previewFaults, asking, faults, sending, look, send, startAnew }
}

export function withoutSecrets(draft: Draft, secret: (field: string) => boolean): Draft {
  const input = Object.fromEntries(Object.entries(draft.input).filter(([field]) => !secret(field)))
  return { ...draft, input }
}

export function draftName(place: FormPlace): string {
  return `${place.kind}/${place.id ?? 'new'}/${place.action}`
}

// Nothing empty is sent: an untouched field is not a field set to nothing.
export function bodyOf(draft: Draft): ActionSent {
  const input: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(draft.input)) {
    if (value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)) input[field] = value
  }
  const parties: Record<string, PartyInput[]> = {}
  for (const [role, list] of Object.entries(draft.parties)) {
    if (list.length > 0) parties[role] = list
  }
  return { on: draft.on || undefined, input, parties: Object.keys(parties).length > 0 ? parties : undefined }
}
