import type { MorningPart } from '@/api/types'
import type { t as words } from '@/words'

// The name of a part; that of the days ahead says how many.
export function partName(t: typeof words, id: MorningPart['id'], ahead: number): string {
  if (id === 'week') return t('morning.week', { days: ahead })
  return id === 'stuck' ? t('morning.stuck') : t(`today.${id}`)
}
