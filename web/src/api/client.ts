// The one door to the server: cookies, the CSRF header, If-Match, Idempotency-Key, problems as errors.
import { reactive } from 'vue'

import { bareFault, problemOf, ProblemError } from './problem'

export const root = '/api/v1'

// `expired` shows the sign-in form over the page, so that nothing typed is lost.
export const link = reactive({ csrf: '', expired: false })

export interface CallOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  body?: unknown
  text?: string
  raw?: Blob
  version?: number
  idempotencyKey?: string
  signal?: AbortSignal
  quiet401?: boolean
}

export interface Answer<T> {
  body: T
  version?: number
}

export async function ask<T>(path: string, options: CallOptions = {}): Promise<T> {
  return (await call<T>(path, options)).body
}

export async function call<T>(path: string, options: CallOptions = {}): Promise<Answer<T>> {
  const method = options.method ?? 'GET'
  const headers: Record<string, string> = { Accept: 'application/json, application/problem+json' }
  if (method !== 'GET' && link.csrf) headers['X-CSRF-Token'] = link.csrf
  if (options.version !== undefined) headers['If-Match'] = `"${options.version}"`
  if (options.idempotencyKey) headers['Idempotency-Key'] = options.idempotencyKey
  let body: BodyInit | undefined
  if (options.text !== undefined) {
    headers['Content-Type'] = 'text/plain; charset=utf-8'
    body = options.text
  } else if (options.raw !== undefined) {
    headers['Content-Type'] = options.raw.type || 'application/octet-stream'
    body = options.raw
  } else if (options.body !== undefined) {
    headers['Content-Type'] = 'application/json'
    body = JSON.stringify(options.body)
  }
  const response = await send(path, { method, headers, body, signal: options.signal, credentials: 'same-origin' })
  if (response.status === 401 && !options.quiet401) link.expired = true
  if (!response.ok) throw await problemOf(response)
  const tag = /"?(\d+)"?$/.exec(response.headers.get('ETag') ?? '')?.[1]
  const content = response.status === 204 ? undefined : await response.json()
  return { body: content as T, version: tag === undefined ? undefined : Number(tag) }
}

// A file that the server writes, handed to the browser under the name the server gives it.
export async function download(path: string): Promise<void> {
  const response = await send(path, { credentials: 'same-origin' })
  if (response.status === 401) link.expired = true
  if (!response.ok) throw await problemOf(response)
  const named = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('Content-Disposition') ?? '')?.[1]
  const address = URL.createObjectURL(await response.blob())
  const anchor = document.createElement('a')
  anchor.href = address
  anchor.download = named ? decodeURIComponent(named) : ''
  anchor.click()
  // The browser has taken the bytes over by then; a minute is more than it needs.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(root + path, init)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ProblemError({ status: 0, faults: [bareFault('UNREACHABLE')] })
  }
}

export function queryString(params: Record<string, string | number | undefined | null>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined && value !== null && value !== '') search.append(name, String(value))
  }
  const text = search.toString()
  return text ? `?${text}` : ''
}

// crypto.randomUUID exists only on secure pages; a bureau's own network is often plain HTTP.
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
