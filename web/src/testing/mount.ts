// Mounts one form widget as a form would.
import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { mount, type VueWrapper } from '@vue/test-utils'
import type { Component } from 'vue'

import type { FieldDef } from '@/api/types'
import { i18n } from '@/words'

interface Given {
  field: Partial<FieldDef> & { type: FieldDef['type'] }
  [prop: string]: unknown
}

export function mountWidget(widget: Component, given: Given): VueWrapper {
  const field: FieldDef = { id: 'claim', label: { zh: '', en: 'Claim' }, ...given.field }
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  return mount(widget as never, {
    props: { inputId: 'f-claim', ...given, field } as never,
    global: { plugins: [i18n, [VueQueryPlugin, { queryClient }]], stubs: { transition: false } },
    attachTo: document.body,
  }) as VueWrapper
}
