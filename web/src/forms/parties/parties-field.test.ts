import { VueQueryPlugin } from '@tanstack/vue-query'
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { nextTick } from 'vue'

import type { PartyDef, PartyInput } from '@/api/types'
import { i18n } from '@/words'

import PartiesField from './parties-field.vue'

const role: PartyDef = { id: 'applicant', label: { zh: '', en: 'Applicant' }, of: 'person', min: 1, max: 2, agents: false }

function mounted(modelValue: PartyInput[], where = '') {
  const faults = where ? [{ code: 'BAD_VALUE', message: { zh: '', en: 'check digit' }, remedy: { zh: '', en: '' }, where }] : []
  return mount(PartiesField, {
    props: { role, inputId: 'f-applicant', modelValue, faults },
    global: { plugins: [i18n, VueQueryPlugin] },
  })
}

describe('parties field', () => {
  it('adds a person until the role is full', async () => {
    const one = mounted([{ form: 'natural', name: 'Lin' }])
    await one.get('#f-applicant-add').trigger('click')
    expect(one.emitted('update:modelValue')).toEqual([[[{ form: 'natural', name: 'Lin' }, { form: 'natural' }]]])
    expect(mounted([{ name: 'Lin' }, { name: 'Zhao' }]).find('#f-applicant-add').exists()).toBe(false)
  })

  it('names the kind of number with the number', async () => {
    const field = mounted([{ form: 'enterprise', name: 'Works' }])
    await nextTick()
    await field.get('#f-applicant-0-identity').setValue('91350100M000100Y43')
    expect(field.emitted('update:modelValue')?.[0]?.[0]).toEqual([
      { form: 'enterprise', name: 'Works', identity: '91350100M000100Y43', identity_type: 'credit_code' },
    ])
  })

  it('shows a fault at the very line it concerns', async () => {
    const field = mounted([{ form: 'natural' }, { form: 'natural' }], '/parties/applicant/1/identity')
    await nextTick()
    expect(field.find('#f-applicant-1-identity-fault').text()).toBe('check digit')
    expect(field.find('#f-applicant-0-identity-fault').exists()).toBe(false)
  })
})
