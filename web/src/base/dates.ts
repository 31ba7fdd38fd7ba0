// Civil dates as ISO text. They are shown and compared, never derived: what a term makes of a date is the server's word.
// Day numbers count from 1970-01-01 and serve only to place things on an axis.

const weekdays = {
  zh: new Intl.DateTimeFormat('zh-CN', { weekday: 'short', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: 'UTC' }),
}

export function isDate(text: unknown): text is string {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text
}

export function weekday(date: string, language: 'zh' | 'en'): string {
  return weekdays[language].format(new Date(`${date}T00:00:00Z`))
}

// The date with its weekday, "2024-02-20 (Tue)".
export function dateText(date: string | undefined | null, language: 'zh' | 'en'): string {
  if (!date) return ''
  const day = date.slice(0, 10)
  return isDate(day) ? `${day} (${weekday(day, language)})` : date
}

// "2024-02-20 14:03" in the bureau's zone, whatever the zone of the browser.
export function momentText(moment: string | undefined): string {
  if (!moment) return ''
  const at = new Date(moment)
  if (Number.isNaN(at.getTime())) return moment
  return shanghai.format(at).replace('T', ' ')
}

const shanghai = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
})

export function dayNumber(date: string): number {
  return Math.round(Date.parse(`${date.slice(0, 10)}T00:00:00Z`) / 86_400_000)
}

export function dateOf(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
}

// Only a proposal for empty date fields; the server's own day, where it said one, goes before.
export function todayInShanghai(now: Date = new Date()): string {
  return shanghai.format(now).slice(0, 10)
}
