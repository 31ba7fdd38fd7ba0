import type { Fault } from '@/api/types'
import { known, say, t } from '@/words'

// The server's words; where it gave none, ours for the code.
export function faultText(fault: Fault): string {
  const own = `problem.${fault.code}`
  return say(fault.message) || (known(own) ? t(own) : t('problem.UNKNOWN', { code: fault.code }))
}

// Faults name their place as a pointer into what was sent: "/input/received_on", "/parties/applicant/0/name".
export function placeOf(fault: Fault): string {
  return (fault.where ?? '').replace(/^\//, '').replaceAll('/', '.').replace(/^input\./, '')
}

// Those that concern one field of a form, or something inside it.
export function faultsAt(faults: Fault[], field: string): Fault[] {
  return faults.filter((fault) => {
    const place = placeOf(fault)
    return place === field || place.startsWith(`${field}.`)
  })
}
