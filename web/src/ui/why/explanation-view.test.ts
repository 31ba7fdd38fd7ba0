import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'

import { explanationOf } from '@/api/explain'
import type { ExplanationSaid } from '@/api/types'
import { i18n, useWords } from '@/words'

import ExplanationView from './explanation-view.vue'

const words = { zh: '一\n二\n', en: 'one\ntwo\n' }
const said = (verified: string) => ({
  rule: 'RD-01', title: words, edition: 'RL23', due: '2025-05-06', raw: '2025-05-02', original: null, plain: null, internal: null, paused: false, days_left: null,
  provisional: false, verified, articles: [{ edition: 'RL23', article: '62(1)' }], steps: [], excluded: [], lapse: null, note: null, sentences: words,
  alternatives: [{ switch: 'D1', date: '2025-05-06', why: words }, { switch: 'D2', date: '2025-05-07', why: words }], law: '', calendar: '', anchor: '2025-03-03',
}) as ExplanationSaid
const text = (verified: string): string => mount(ExplanationView, { props: { explanation: explanationOf(said(verified)) }, global: { plugins: [i18n] } }).text()

describe('why this date', () => {
  it('says the grade of the rule in words of both languages, never its letters', () => {
    expect(text('A,B')).toContain('Compared with the full text')
    expect(text('A,B')).not.toContain('A,B')
    expect(text('D')).toContain('Compared with an excerpt only')
    expect(text('UNVERIFIED')).toContain('Not yet compared with the text')
    expect(text('L')).toContain('local text')
    useWords().setLanguage('zh')
    expect(text('A,P')).not.toMatch(/[A-Z],[A-Z]/)
  })

  it('keeps each sentence apart and only the dates that differ', () => {
    const shown = explanationOf(said('A'))
    expect(shown.sentences).toEqual([{ zh: '一', en: 'one' }, { zh: '二', en: 'two' }])
    expect(shown.alternatives.map((one) => one.switch)).toEqual(['D2'])
  })
})
