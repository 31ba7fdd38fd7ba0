import type { KindDef } from '@/api/types'
import { useWords, type WordId } from '@/words'
import { codeText } from '@/base/values'

import { closedStates, isSet, openStates, yearOf, type Filter, type PieceDef } from './filters'

// A piece in words; without a value, its name.
export function usePieceText(kind: () => KindDef): (piece: PieceDef, filter: Filter) => string {
  const { t, say, language } = useWords()
  return (piece, filter) => {
    const value = filter[piece.id] ?? ''
    switch (piece.kind) {
      case 'state':
        if (!value) return t('filter.state')
        if (value === openStates) return t('filter.open')
        if (value === closedStates) return t('filter.closed')
        return value.split(',').map((id) => say(kind().states.find((state) => state.id === id)?.label, id)).join(language.value === 'zh' ? '、' : ', ')
      case 'mine':
        return t('filter.mine')
      case 'due':
        return value ? t(`today.${value}` as WordId) : t('morning.due_pieces')
      case 'stuck':
        return t('morning.stuck')
      case 'sign':
        return t('today.sign')
      case 'date':
        return isSet(piece, filter) ? dateText(say(piece.label), filter[`${piece.id}.from`], filter[`${piece.id}.to`]) : say(piece.label)
      case 'value':
        return value ? `${say(piece.label)}${t('filter.is')}${valueText(piece, value)}` : say(piece.label)
    }
  }

  function dateText(field: string, from: string | undefined, to: string | undefined): string {
    const year = yearOf(from, to)
    if (year) return t('filter.in_year', { field, year })
    if (from && to) return t('filter.between', { field, from, to })
    return from ? t('filter.since', { field, from }) : t('filter.until', { field, to: to ?? '' })
  }

  function valueText(piece: PieceDef, value: string): string {
    if (piece.field?.type === 'yes_no') return value === '1' || value === 'true' ? t('value.yes') : t('value.no')
    return codeText(value, piece.field?.list, kind().code_lists, { language: language.value, say, yes: t('value.yes'), no: t('value.no') })
  }
}
