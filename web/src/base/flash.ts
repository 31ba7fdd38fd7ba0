// What the last action did, shown once on the page it leads to.
import { shallowRef } from 'vue'

import type { ActionDone, Words } from '@/api/types'

export interface Flash {
  record: string
  action: string
  label: Words | string
  done: ActionDone
}

export const flash = shallowRef<Flash | null>(null)
