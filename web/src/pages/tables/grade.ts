// Letters of law/README.md: A, B, C full texts, D and P excerpts.
import type { WordId } from '@/words'

export function gradeOf(verified: string): WordId {
  if (/UNVERIFIED/.test(verified)) return 'grade.none'
  return /[ABC]/.test(verified) ? 'grade.full' : 'grade.excerpt'
}
