// How many lines each part of the sheet gets, so that all of it stays on one page: an equal share of the room for each, and
// what a short part leaves over goes to the longer ones. No part with something in it is left without a line.
export function shares(totals: readonly number[], room: number): number[] {
  const given = totals.map((total) => Math.min(total, 1))
  let left = room - given.reduce((sum, lines) => sum + lines, 0)
  while (left > 0) {
    const short = totals.flatMap((total, at) => ((given[at] ?? 0) < total ? [at] : []))
    if (short.length === 0) break
    for (const at of short) {
      if (left === 0) break
      given[at] = (given[at] ?? 0) + 1
      left -= 1
    }
  }
  return given
}

// Lines for the parts beside a table of `rows` rows on A4. Of 259 mm between the margins 81 go to headings and foot; a line
// takes 4.7 mm, a row 4.7, which leaves 37 of both; two are kept back for fonts that are taller.
export function roomBeside(rows: number): number {
  return Math.max(5, 35 - rows)
}
