import { watchEffect } from 'vue'

import { t } from '@/words'

// The page's name in the browser's tab, read aloud by screen readers on arrival.
export function useTitle(name: () => string): void {
  watchEffect(() => {
    const page = name()
    document.title = page ? `${page} · ${t('app.name')}` : t('app.name')
  })
}
