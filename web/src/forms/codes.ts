import type { CodeList, CodeValue } from '@/api/types'

// The values that may be chosen on a day; the server checks again.
export function valuesInForce(list: CodeList | undefined, on?: string): CodeValue[] {
  return (list?.values ?? []).filter((value) => {
    if (!on) return true
    return (!value.from || value.from <= on) && (!value.to || on <= value.to)
  })
}
