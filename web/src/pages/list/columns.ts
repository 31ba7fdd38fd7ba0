// Which columns a list shows; remembered for each kind in this browser.
import { computed, ref, watch, type Ref } from 'vue'

import type { KindDef } from '@/api/types'
import { useWords } from '@/words'

export interface Column {
  id: string
  label: string
}

const firstColumns = 3
const fixed = ['number', 'title', 'state', 'next_due', 'holder']

export function useColumns(kind: Ref<KindDef | undefined>) {
  const { t, say } = useWords()
  const hidden = ref<string[]>([])

  watch(
    () => kind.value?.id,
    (id) => {
      hidden.value = id ? (read(id) ?? hiddenAtFirst()) : []
    },
    { immediate: true },
  )

  const all = computed<Column[]>(() => {
    const now = kind.value
    if (!now) return []
    const own = now.list.columns.filter((id) => !fixed.includes(id)).map((id) => ({
      id, label: say(now.fields.find((field) => field.id === id)?.label ?? now.parties.find((party) => party.id === id)?.label, id),
    }))
    return [
      ...(now.list.number ? [{ id: 'number', label: t('list.number') }] : []),
      { id: 'title', label: now.shape === 'case' ? t('list.matter') : say(now.label) },
      ...own,
      { id: 'state', label: t('filter.state') },
      ...(now.shape === 'case' || now.terms.length > 0 ? [{ id: 'next_due', label: t('list.next_due') }] : []),
      ...(now.shape === 'case' ? [{ id: 'holder', label: t('list.holder') }] : []),
    ]
  })
  const shown = computed(() => all.value.filter((column) => column.id === 'title' || !hidden.value.includes(column.id)))

  // The title names the people already, and the list must fit its page; the rest is one click away.
  function hiddenAtFirst(): string[] {
    const now = kind.value
    if (!now) return []
    const own = now.list.columns.filter((id) => !fixed.includes(id))
    const people = own.filter((id) => now.parties.some((party) => party.id === id))
    return [...people, ...own.filter((id) => !people.includes(id)).slice(firstColumns)]
  }

  function toggle(id: string): void {
    hidden.value = hidden.value.includes(id) ? hidden.value.filter((one) => one !== id) : [...hidden.value, id]
    if (kind.value) localStorage.setItem(`xz.columns.${kind.value.id}`, JSON.stringify(hidden.value))
  }

  return { all, shown, hidden, toggle }
}

function read(kind: string): string[] | null {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(`xz.columns.${kind}`) ?? 'null')
    return Array.isArray(found) ? found.filter((one): one is string => typeof one === 'string') : null
  } catch {
    return null
  }
}
