// The document cut where its tasks begin and end, so that a click on either side finds the other. Spans count
// characters, not UTF-16 units.
import type { PlanItem } from '@/api/types'

export interface Segment {
  text: string
  item: number // index of the task, -1: belongs to none
}

export function paragraphsOf(document: string, items: PlanItem[]): Segment[][] {
  const letters = Array.from(document)
  const owner = new Int32Array(letters.length).fill(-1)
  // Wide spans first, so that the narrowest task owns a letter in the end.
  const order = items.map((item, index) => ({ index, item })).sort((one, other) => width(other.item) - width(one.item))
  for (const { index, item } of order) owner.fill(index, Math.max(0, item.span[0]), Math.min(letters.length, item.span[1]))
  const paragraphs: Segment[][] = [[]]
  for (let at = 0; at < letters.length; at += 1) {
    const letter = letters[at] ?? ''
    if (letter === '\n') {
      paragraphs.push([])
      continue
    }
    const line = paragraphs[paragraphs.length - 1]!
    const last = line[line.length - 1]
    const item = owner[at] ?? -1
    if (last && last.item === item) last.text += letter
    else line.push({ text: letter, item })
  }
  return paragraphs.filter((line) => line.length > 0)
}

const width = (item: PlanItem): number => item.span[1] - item.span[0]
