// Light, dark, or as the system says; kept per browser.
import { ref, watchEffect } from 'vue'

export type Theme = 'system' | 'light' | 'dark'

const kept = 'xz.theme'
const stored = localStorage.getItem(kept)
const theme = ref<Theme>(stored === 'light' || stored === 'dark' ? stored : 'system')
const system = matchMedia('(prefers-color-scheme: dark)')
const systemDark = ref(system.matches)
system.addEventListener('change', (event) => (systemDark.value = event.matches))

watchEffect(() => {
  const dark = theme.value === 'dark' || (theme.value === 'system' && systemDark.value)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
})

export function useTheme() {
  return { theme, setTheme }
}

function setTheme(next: Theme): void {
  theme.value = next
  if (next === 'system') localStorage.removeItem(kept)
  else localStorage.setItem(kept, next)
}
