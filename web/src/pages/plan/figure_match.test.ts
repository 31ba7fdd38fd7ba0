import { describe, expect, it } from 'vitest'

import type { FigureSummary, PlanTarget } from '@/api/types'

import { figuresLike } from './figure_match'

const rest = { kind: '', version: 1, decimals: 1, money: false, by: [], by_labels: {}, line: '', crosswalks: [] }
const figure = (id: string, zh: string, shape = 'ratio', unit = ''): FigureSummary =>
  ({ ...rest, id, label: { zh, en: id }, shape, unit: { zh: unit, en: unit } }) as FigureSummary
const target = (indicator: string, unit: string): PlanTarget => ({ indicator, unit, text: indicator, op: '>=', value: 98, value_text: '98' }) as PlanTarget

const all = [
  figure('success', '调解成功率（占受理）'), figure('success_ended', '调解成功率（占结束）'), figure('appearance', '负责人出庭率（按案件）'),
  figure('loss', '一审败诉率（占审结）'), figure('consent', '调解和解率'), figure('accepted', '受理人民调解纠纷', 'flow', '件'),
]
const ids = (indicator: string, unit: string): string[] => figuresLike(target(indicator, unit), all).map((one) => one.id)

describe('figuresLike', () => {
  it('finds the figures whose name stands in the words of the plan', () => {
    expect(ids('人民调解成功率', '%')).toEqual(['success', 'success_ended'])
    expect(ids('行政复议案件调解和解率', '%')).toEqual(['consent'])
    expect(ids('行政机关负责人出庭应诉率', '%')).toEqual(['appearance'])
    expect(ids('一审行政诉讼败诉率', '%')).toEqual(['loss'])
  })

  it('proposes nothing where only the kind of word is alike', () => {
    expect(ids('人民调解组织规范化率', '%')).toEqual([])
    expect(ids('参训率', '%')).toEqual([])
    expect(ids('法律援助案件', '件')).toEqual([])
  })

  it('keeps rates and counts apart', () => {
    expect(ids('人民调解成功率', '件')).toEqual([])
    expect(ids('受理人民调解纠纷', '件')).toEqual(['accepted'])
    expect(ids('受理人民调解纠纷', '人')).toEqual([])
  })
})
