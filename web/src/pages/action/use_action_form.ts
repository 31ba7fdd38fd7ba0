// The form of one action: what is typed (kept as a draft), what it would cause (asked while typing), and sending it.
import { useQueryClient } from '@tanstack/vue-query'
import { computed, onBeforeUnmount, ref, shallowRef, watch } from 'vue'

import { ask, newKey } from '@/api/client'
import { faultsOf, ProblemError } from '@/api/problem'
import type { ActionDone, ActionSent, Fault, PartyInput, Preview } from '@/api/types'
import { closeDraft, dropDraft, emptyDraft, keepDraft, onOtherTab, othersOf, takeClosed, takeOver, type Draft, type Kept } from '@/base/drafts'
import { isEmpty, isSame } from '@/forms/recorded'

export interface FormPlace {
  kind: string
  id?: string
  action: string
  version?: number
  given?: string // what a link filled in: its draft is one of its own
}

export interface Start {
  today: string
  presets: Record<string, unknown> // offered, and sent as they stand
  recorded: Record<string, unknown> // stands in the record already; sent only where changed
  parties: Record<string, PartyInput[]> // one empty line for each role that is needed
}

const typingPause = 400

// `secret` names the fields that are never written to the browser's store (passwords).
export function useActionForm(place: () => FormPlace, start: () => Start, secret: (field: string) => boolean) {
  const queryClient = useQueryClient()
  const name = draftName(place())
  const tab = newKey().slice(0, 8)
  const found = takeClosed(name, tab)
  const draft = ref<Draft>(found ? onto(found, start()) : fresh())
  const restored = ref(found !== null)
  const outdated = ref(found !== null && found.version !== place().version)
  const savedAt = ref(found?.savedAt ?? '')
  const elsewhere = shallowRef<Kept | null>(othersOf(name, tab)[0] ?? null)
  const preview = shallowRef<Preview | null>(null)
  const previewFaults = shallowRef<Fault[]>([])
  const asking = ref(false)
  const faults = shallowRef<Fault[]>([])
  const sending = ref(false)
  const sent = computed<ActionSent>(() => bodyOf(draft.value, start().recorded))

  let timer: ReturnType<typeof setTimeout> | undefined
  let running: AbortController | undefined
  let closed = false
  watch(
    draft,
    () => {
      if (closed) return
      savedAt.value = keepDraft(name, tab, { ...changesOf(draft.value, start().recorded, secret), version: place().version })
      schedule()
    },
    { deep: true },
  )
  // The record was read anew: what was not changed here follows it.
  watch(
    () => start().recorded,
    (now, before) => {
      for (const field of new Set([...Object.keys(now), ...Object.keys(before)])) {
        if (isSame(draft.value.input[field], before[field])) draft.value.input[field] = now[field] ?? null
      }
    },
  )
  const leave = (): void => closeDraft(name, tab)
  const stopListening = onOtherTab(name, tab, () => (elsewhere.value = othersOf(name, tab)[0] ?? null))
  window.addEventListener('pagehide', leave)
  onBeforeUnmount(() => {
    clearTimeout(timer)
    running?.abort()
    stopListening()
    window.removeEventListener('pagehide', leave)
    leave()
  })

  function fresh(): Draft {
    const { today, presets, recorded, parties } = start()
    return { ...emptyDraft(today, { ...presets, ...recorded }), parties: structuredClone(parties) }
  }

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
      previewFaults.value = answer.faults
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
      dropDraft(name, tab)
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
    dropDraft(name, tab)
    draft.value = fresh()
    restored.value = false
    outdated.value = false
    faults.value = []
  }

  // With its key: were both tabs to send it, the second would do nothing more.
  function useOther(): void {
    if (!elsewhere.value) return
    const { version } = elsewhere.value.draft
    draft.value = onto(takeOver(elsewhere.value, name, tab), start())
    outdated.value = version !== place().version
    restored.value = true
    elsewhere.value = othersOf(name, tab)[0] ?? null
  }

  return { draft, sent, restored, outdated, elsewhere, savedAt, preview, previewFaults, asking, faults, sending, look, send, startAnew, useOther }
}

// What was typed, over what the record holds by now: a draft never brings back what others changed meanwhile.
export function onto(draft: Draft, { presets, recorded, parties }: Start): Draft {
  return { ...draft, input: { ...presets, ...recorded, ...draft.input }, parties: { ...structuredClone(parties), ...draft.parties } }
}

// Kept in the browser: what differs from the record, and no password.
export function changesOf(draft: Draft, recorded: Record<string, unknown>, secret: (field: string) => boolean): Draft {
  const input = Object.fromEntries(Object.entries(draft.input).filter(([field, value]) => !secret(field) && !(field in recorded && isSame(value, recorded[field]))))
  return { ...draft, input }
}

export function draftName(place: FormPlace): string {
  return `${place.kind}/${place.id ?? 'new'}/${place.action}${place.given ?? ''}`
}

// Nothing empty is sent: an untouched field is not a field set to nothing. Only what the record holds can be emptied.
export function bodyOf(draft: Draft, recorded: Record<string, unknown> = {}): ActionSent {
  const input: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(draft.input)) {
    if (field in recorded) {
      if (!isSame(value, recorded[field])) input[field] = isEmpty(value) ? null : value
    } else if (!isEmpty(value)) {
      input[field] = value
    }
  }
  const parties: Record<string, PartyInput[]> = {}
  for (const [role, list] of Object.entries(draft.parties)) {
    // Lines that nobody has touched are no parties.
    if (list.some((line) => Object.entries(line).some(([name, value]) => name !== 'form' && !isEmpty(value)))) parties[role] = list
  }
  return { on: draft.on || undefined, input, parties: Object.keys(parties).length > 0 ? parties : undefined }
}
