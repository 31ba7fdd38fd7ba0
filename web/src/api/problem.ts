// Faults come several at once (application/problem+json). They are values here: a page shows each at its field and all
// of them in the summary.
import type { Fault, Problem } from './types'

type Told = Pick<Problem, 'status' | 'faults'> & Partial<Problem>

// A fault that the server did not word; the words come from the page's own texts by this code.
export function bareFault(code: string): Fault {
  return { code, message: { zh: '', en: '' }, remedy: { zh: '', en: '' } }
}

export class ProblemError extends Error {
  readonly status: number
  readonly faults: Fault[]

  constructor(problem: Told) {
    super(problem.faults[0]?.message.en ?? problem.title ?? `HTTP ${problem.status}`)
    this.name = 'ProblemError'
    this.status = problem.status
    this.faults = problem.faults
  }
}

export function faultsOf(error: unknown): Fault[] {
  if (!error) return []
  if (error instanceof ProblemError) return error.faults
  return [bareFault('UNREACHABLE')]
}

export async function problemOf(response: Response): Promise<ProblemError> {
  const body: unknown = await response.json().catch(() => null)
  if (isRecord(body)) {
    const faults = Array.isArray(body.faults) ? body.faults.filter(isFault) : []
    return new ProblemError({
      status: response.status,
      title: typeof body.title === 'string' ? body.title : undefined,
      faults: faults.length > 0 ? faults : [bare(response.status)],
    })
  }
  return new ProblemError({ status: response.status, faults: [bare(response.status)] })
}

// The server answered without saying why.
const bare = (status: number): Fault => bareFault(`HTTP_${status}`)

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function isFault(value: unknown): value is Fault {
  return isRecord(value) && typeof value.code === 'string' && isRecord(value.message)
}
