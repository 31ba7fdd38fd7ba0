import { mount, RouterLinkStub } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'

import type { TodayItem } from '@/api/types'
import { i18n } from '@/words'

import TodayGroup from './today-group.vue'

const words = (en: string) => ({ zh: en, en })
const item = (given: Partial<TodayItem>): TodayItem => ({
  id: '1', kind: 'case', number: '', title: 'Lin against a fine', state: 'open', version: 1, holder: null, unit: null, what: words('Record service'),
  slot: '', action: 'serve', ...given,
})
const group = (items: TodayItem[]) => mount(TodayGroup, { props: { group: { id: 'tasks', items } }, global: { plugins: [i18n], stubs: { RouterLink: RouterLinkStub } } })

describe('a line of today', () => {
  it('names the paper and everybody it is still to be served on', () => {
    const paper = words('Decision')
    const lines = group([
      item({ paper, paper_number: 'No. 7', party: 'Lin' }), item({ paper, paper_number: 'No. 7', party: 'Bureau of Markets' }), item({ paper: words('Notice'), party: 'Lin' }),
    ])
    expect(lines.findAll('li')).toHaveLength(2)
    expect(lines.findAll('li')[0]?.text()).toContain('Record service: Decision No. 7 → Lin, Bureau of Markets')
    expect(lines.findAll('li')[1]?.text()).toContain('Record service: Notice → Lin')
  })

  it('counts other things that are the same', () => {
    expect(group([item({ what: words('Talk') }), item({ what: words('Talk') })]).get('li').text()).toContain('Talk × 2')
  })
})
