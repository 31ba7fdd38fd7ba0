import { useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'

import { call } from './client'
import type { RecordView } from './types'

// A record with the version that If-Match will name.
export function useRecord(kind: Ref<string>, id: Ref<string>) {
  return useQuery({
    queryKey: computed(() => ['record', kind.value, id.value]),
    queryFn: async ({ signal }) => {
      const { body, version } = await call<RecordView>(`/records/${kind.value}/${id.value}`, { signal })
      return { ...body, version: version ?? body.version }
    },
    enabled: computed(() => id.value !== ''),
  })
}
