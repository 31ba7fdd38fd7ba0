import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { en } from './en'
import { calendarZh } from './calendar_zh'
import { lawZh } from './law_zh'
import { morningZh } from './morning_zh'
import { yearZh } from './year_zh'
import { zh } from './zh'

const source = join(process.cwd(), 'src')
const files = walk(source).filter((path) => /\.(vue|ts)$/.test(path) && !path.includes('/words/') && !path.endsWith('.test.ts') && !path.endsWith('/schema.d.ts'))

function walk(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? walk(path) : [path]
  })
}

const holes = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? '').sort()

describe('words', () => {
  it('has the same ids in both languages, sorted', () => {
    expect(Object.keys(en)).toEqual(Object.keys(zh))
    const apart = { ...calendarZh, ...lawZh, ...morningZh, ...yearZh }
    const others = Object.keys(zh).filter((id) => !(id in apart))
    for (const ids of [others, Object.keys(calendarZh), Object.keys(lawZh), Object.keys(morningZh), Object.keys(yearZh)]) expect([...ids].sort()).toEqual(ids)
  })

  it('says something under every id, with the same values put in', () => {
    for (const [id, text] of Object.entries(zh)) {
      const other = en[id as keyof typeof zh]
      expect(text.trim(), id).not.toBe('')
      expect(other.trim(), id).not.toBe('')
      expect(holes(other), id).toEqual(holes(text))
    }
  })

  it('keeps Chinese out of pages and code, and Chinese out of the English', () => {
    for (const path of files) {
      expect(/\p{Script=Han}/u.test(readFileSync(path, 'utf8')), path).toBe(false)
    }
    const names = new Set(['shell.other_language'])
    for (const [id, text] of Object.entries(en)) {
      if (!names.has(id)) expect(/\p{Script=Han}/u.test(text), id).toBe(false)
    }
  })

  it('has no id that nothing uses, and knows every id that is used', () => {
    const code = files.map((path) => readFileSync(path, 'utf8')).join('\n')
    const made = [...code.matchAll(/`([a-z_]+\.[a-z_]*)\$\{/g)].map((found) => found[1] ?? '')
    const unused = Object.keys(zh).filter((id) => !code.includes(`'${id}'`) && !made.some((head) => id.startsWith(head)))
    expect(unused).toEqual([])
    const used = [...code.matchAll(/\bt\('([a-z_]+\.[\w.]+)'/g)].map((found) => found[1] ?? '')
    expect(used.filter((id) => !(id in zh))).toEqual([])
  })
})
