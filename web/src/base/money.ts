// Money travels as whole fen. Yuan appear only on the screen, and are read and written as text: no floating point.

export function yuanText(fen: number): string {
  const sign = fen < 0 ? '-' : ''
  const digits = Math.abs(fen).toString().padStart(3, '0')
  return `${sign}${thousands(digits.slice(0, -2))}.${digits.slice(-2)}`
}

// null: this is not an amount in yuan with at most two places.
export function fenOf(text: string): number | null {
  const found = /^(-?)(\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.(\d{1,2}))?$/.exec(text.trim())
  if (!found) return null
  const whole = (found[2] ?? '').replace(/[,，]/g, '')
  const fen = Number(`${found[1] ?? ''}${whole}${(found[3] ?? '').padEnd(2, '0')}`)
  return Number.isSafeInteger(fen) ? fen : null
}

export function thousands(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}

export function numberText(value: number, decimals = 0): string {
  const [whole, part] = Math.abs(value).toFixed(decimals).split('.')
  return `${value < 0 ? '−' : ''}${thousands(whole ?? '')}${part ? `.${part}` : ''}`
}
