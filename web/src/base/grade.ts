// Letters of law/README.md: A, B, C full texts, D and P excerpts, L the bureau's own text, S signed by the bureau.
import type { WordId } from '@/words'

export function gradeOf(verified: string): WordId {
  if (/UNVERIFIED/.test(verified)) return 'grade.none'
  if (verified.endsWith('S')) return 'grade.signed'
  if (verified === 'L') return 'grade.own'
  return /[ABC]/.test(verified) ? 'grade.full' : 'grade.excerpt'
}

// Not compared with a full text: shown with a broken line as well as in words.
export function isDoubtful(verified: string): boolean {
  const grade = gradeOf(verified)
  return grade !== 'grade.full' && grade !== 'grade.own' && grade !== 'grade.signed'
}
