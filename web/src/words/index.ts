// Two languages, each complete: our own texts by id, the server's as {zh, en}.
import { computed, watchEffect } from 'vue'
import { createI18n } from 'vue-i18n'

import type { Words } from '@/api/types'

import { en } from './en'
import { zh } from './zh'

export type WordId = keyof typeof zh
export type Language = 'zh' | 'en'

const kept = 'xz.language'

function firstLanguage(): Language {
  const stored = localStorage.getItem(kept)
  if (stored === 'zh' || stored === 'en') return stored
  return 'zh'
}

export const i18n = createI18n({
  legacy: false,
  locale: firstLanguage(),
  fallbackLocale: 'zh',
  flatJson: true,
  messages: { zh: { ...zh } as Record<string, string>, en: { ...en } as Record<string, string> },
})

const language = computed(() => i18n.global.locale.value as Language)

watchEffect(() => {
  document.documentElement.lang = language.value === 'zh' ? 'zh-CN' : 'en'
})

export function useWords() {
  return { t, say, known, language, setLanguage }
}

export function t(id: WordId, values: Record<string, string | number> = {}): string {
  return i18n.global.t(id, values)
}

// The server's label in the reader's language; a plain text or a missing one stands as it is.
export function say(words: Words | string | undefined | null, otherwise = ''): string {
  if (!words) return otherwise
  if (typeof words === 'string') return words
  return words[language.value] || words.zh || words.en || otherwise
}

// For ids that come from the server (`problem.HTTP_403`): is there a text?
export function known(id: string): id is WordId {
  return id in zh
}

function setLanguage(next: Language): void {
  i18n.global.locale.value = next
  localStorage.setItem(kept, next)
}
