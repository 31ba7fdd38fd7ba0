// Finding a record to refer to: what matches the typed words, and the name of what is already chosen.
import { useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'

import { ask, queryString } from './client'
import type { RecordPage, RecordView } from './types'

export interface Choice {
  id: string
  label: string
}

export function useRecordSearch(kind: Ref<string>, words: Ref<string>, chosen: Ref<string | null | undefined>) {
  const found = useQuery({
    queryKey: computed(() => ['choose', kind.value, words.value]),
    queryFn: ({ signal }) =>
      ask<RecordPage>(`/records/${kind.value}${queryString({ q: words.value, limit: 20 })}`, { signal }),
    enabled: computed(() => kind.value !== ''),
  })
  const present = useQuery({
    queryKey: computed(() => ['chosen', kind.value, chosen.value]),
    queryFn: ({ signal }) => ask<RecordView>(`/records/${kind.value}/${chosen.value}`, { signal }),
    enabled: computed(() => Boolean(chosen.value) && !found.data.value?.items.some((item) => item.id === chosen.value)),
  })
  const choices = computed<Choice[]>(() => {
    const list = (found.data.value?.items ?? []).map((item) => ({ id: item.id, label: item.title }))
    const one = present.data.value
    if (one && one.id === chosen.value && !list.some((choice) => choice.id === one.id)) list.unshift({ id: one.id, label: one.title })
    return list
  })
  return { choices, loading: found.isFetching }
}
