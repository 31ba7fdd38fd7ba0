// A server that knows only the answers it was given; anything else is 404.
import { vi } from 'vitest'

export function answers(known: Record<string, unknown>): () => string[] {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (input: string) => {
    const path = input.replace('/api/v1', '').replace(/\?.*$/, '')
    asked.push(path)
    const body = known[path]
    if (body === undefined) return new Response(JSON.stringify({ faults: [] }), { status: 404 })
    return new Response(JSON.stringify(body), { status: 200, headers: { 'Content-Type': 'application/json' } })
  })
  return () => asked
}
