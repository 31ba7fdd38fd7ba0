import type { CodeList, FieldDef, Words } from '@/api/types'

import { dateText, isDate } from './dates'
import { numberText, yuanText } from './money'

export interface Manner {
  language: 'zh' | 'en'
  say: (words: Words | string | undefined) => string
  yes: string
  no: string
}

// The text of a value. References come as {id, name}.
export function valueText(value: unknown, field: FieldDef | undefined, lists: Record<string, CodeList>, manner: Manner): string {
  if (value === null || value === undefined || value === '') return ''
  if (Array.isArray(value)) {
    return value.map((one) => valueText(one, field, lists, manner)).filter(Boolean).join(manner.language === 'zh' ? '、' : ', ')
  }
  if (typeof value === 'object') return objectText(value as Record<string, unknown>, manner)
  if (typeof value === 'boolean' || field?.type === 'yes_no') return value === true || value === 1 ? manner.yes : manner.no
  if (typeof value === 'number') {
    if (field?.type === 'money') return yuanText(value)
    return isYear(field) ? String(value) : numberText(value)
  }
  const text = String(value)
  if (field?.type === 'code' || field?.type === 'codes') return codeText(text, field.list, lists, manner)
  return isDate(text) ? dateText(text, manner.language) : text
}

// A number that can only be a year is written without a separator.
function isYear(field: FieldDef | undefined): boolean {
  return field?.min !== undefined && field.max !== undefined && field.min >= 1900 && field.max <= 2999
}

export function codeText(code: string, list: string | undefined, lists: Record<string, CodeList>, manner: Manner): string {
  const found = list ? lists[list]?.values.find((value) => value.code === code) : undefined
  return found ? manner.say(found.label) : code
}

function objectText(value: Record<string, unknown>, manner: Manner): string {
  if ('zh' in value) return manner.say(value as unknown as Words)
  for (const name of ['label', 'name', 'title', 'id']) {
    const part = value[name]
    if (typeof part === 'string' && part) return part
    if (typeof part === 'object' && part !== null && 'zh' in part) return manner.say(part as Words)
  }
  return ''
}
