// Which field of the form a fault belongs to.
import type { Fault } from '@/api/types'
import { placeOf } from '@/base/faults'

const single = new Set(['rule', 'from', 'time', 'on', 'known', 'length', 'credit', 'agreed', 'extend'])

export function fieldId(fault: Fault): string | undefined {
  const [first = '', index, part] = placeOf(fault).split('.')
  if (first === 'rule') return 'terms-matter'
  if (single.has(first)) return `terms-${first}`
  if (first !== 'pauses') return undefined
  return index === undefined ? 'terms-add-pause' : `terms-pause-${index}-${part ?? 'from'}`
}

export const faultsOfField = (faults: Fault[], id: string): Fault[] => faults.filter((fault) => fieldId(fault) === id)
