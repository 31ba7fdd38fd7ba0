import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'

import { i18n, useWords } from '@/words'

import MonthPicker from './month-picker.vue'

describe('month picker', () => {
  it('speaks the language of the page and changes year and month apart', async () => {
    const picker = mount(MonthPicker, { props: { inputId: 'm', label: 'From', modelValue: '2024-02' }, global: { plugins: [i18n] } })
    expect(picker.text()).toContain('Feb')
    useWords().setLanguage('zh')
    await picker.vm.$nextTick()
    expect(picker.text()).not.toMatch(/[A-Za-z]/)
    await picker.get('#m-month').setValue('12')
    await picker.get('#m').setValue('2024')
    expect(picker.emitted('update:modelValue')?.[0]).toEqual(['2024-12'])
  })
})
