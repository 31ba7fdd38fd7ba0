// Which figures a target of a plan may mean, by their Chinese names: the plan's words hold nearly all of the figure's name.
// Only a proposal: whoever corrects the plan takes one or none.
import type { FigureSummary, PlanTarget } from '@/api/types'

const most = 4
const near = 0.75 // of the pairs of characters of the shorter name stand in the other
const fewest = 3 // pairs; shorter names agree by chance

/** The name without what stands in brackets, quotes and stops. */
function core(name: string): string {
  return name.replace(/\p{Ps}[^\p{Pe}]*\p{Pe}/gu, '').replace(/[\p{P}\s]/gu, '')
}

function pairs(name: string): Set<string> {
  const signs = [...name]
  return new Set(signs.slice(1).map((sign, i) => (signs[i] ?? '') + sign))
}

/** Rates answer to rates, counts to counts of the same unit. */
function fits(target: PlanTarget, figure: FigureSummary): boolean {
  const rate = ['%', '‰', '‱'].includes(target.unit)
  if (rate || figure.shape === 'ratio') return rate && figure.shape === 'ratio'
  return figure.unit?.zh === target.unit
}

export function figuresLike(target: PlanTarget, figures: readonly FigureSummary[]): FigureSummary[] {
  const wanted = pairs(core(target.indicator || target.text))
  const scored = figures.filter((figure) => fits(target, figure)).map((figure) => {
    const named = pairs(core(figure.label?.zh ?? ''))
    const shared = [...named].filter((pair) => wanted.has(pair)).length
    const shorter = Math.min(named.size, wanted.size)
    return { figure, shared, score: shorter < fewest ? 0 : shared / shorter }
  })
  return scored.filter((one) => one.score >= near && one.shared >= fewest)
    .sort((a, b) => b.score - a.score || b.shared - a.shared)
    .slice(0, most).map((one) => one.figure)
}
