// Who is signed in. The server decides everything; this only remembers what it said.
import { computed, ref } from 'vue'

import { dropAllDrafts } from '@/base/drafts'
import { todayInShanghai } from '@/base/dates'

import { ask, link } from './client'
import { ProblemError } from './problem'
import { queryClient } from './query_client'
import type { Session } from './types'

const session = ref<Session | null>(null)
const asked = ref(false)

export function useSession() {
  return { session, signedIn, today, restore, signIn, signOut }
}

const signedIn = computed(() => session.value !== null)

// The server's day (it may run under another clock in trials), else the day in Shanghai.
const today = computed(() => session.value?.today ?? todayInShanghai())

// Asked once per page load: the cookie may still be good.
async function restore(): Promise<boolean> {
  if (asked.value) return signedIn.value
  try {
    take(await ask<Session>('/me', { quiet401: true }))
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    if (error.status === 0) return false
  }
  asked.value = true
  return signedIn.value
}

async function signIn(name: string, password: string): Promise<void> {
  const before = session.value?.account.id
  const answer = await ask<Session>('/session', { method: 'POST', body: { name, password }, quiet401: true })
  if (before !== undefined && before !== answer.account.id) {
    dropAllDrafts()
    queryClient.clear()
  }
  take(answer)
  asked.value = true
  await queryClient.invalidateQueries()
}

async function signOut(): Promise<void> {
  await ask('/session', { method: 'DELETE', quiet401: true }).catch(() => undefined)
  session.value = null
  link.csrf = ''
  link.expired = false
  dropAllDrafts()
  queryClient.clear()
}

function take(answer: Session): void {
  session.value = answer
  link.csrf = answer.csrf
  link.expired = false
}
