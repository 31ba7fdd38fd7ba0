// Single keys for those who do not leave the keyboard. They rest while something is typed, and can be switched off
// (they would get in the way of speech input).
import { onBeforeUnmount, onMounted, ref } from 'vue'

const kept = 'xz.shortcuts'
export const shortcutsOn = ref(localStorage.getItem(kept) !== 'off')

export function setShortcuts(on: boolean): void {
  shortcutsOn.value = on
  localStorage.setItem(kept, on ? 'on' : 'off')
}

export function useShortcuts(keys: Record<string, (event: KeyboardEvent) => void>): void {
  const listen = (event: KeyboardEvent): void => {
    if (!shortcutsOn.value || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
    if (isTyping(event.target)) return
    const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key]
    if (!act) return
    event.preventDefault()
    act(event)
  }
  onMounted(() => document.addEventListener('keydown', listen))
  onBeforeUnmount(() => document.removeEventListener('keydown', listen))
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.closest('input, textarea, select, [role="combobox"], [role="dialog"]') !== null
}
