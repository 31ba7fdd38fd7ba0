import { describe, expect, it } from 'vitest'

import { roomBeside, shares } from './shares'

describe('the lines of a sheet of one page', () => {
  it('lists all where there is room', () => {
    expect(shares([2, 0, 5, 1, 3], 20)).toEqual([2, 0, 5, 1, 3])
  })

  it('shares evenly, and gives the long what the short leave over', () => {
    expect(shares([400, 1, 400, 400, 0], 22)).toEqual([7, 1, 7, 7, 0])
    expect(shares([16, 1, 44, 31, 7], 24)).toEqual([6, 1, 6, 6, 5])
  })

  it('never gives more lines than there are, nor less than one to a part with something in it', () => {
    for (const rows of [0, 12, 30, 60]) {
      const room = roomBeside(rows)
      const given = shares([900, 900, 900, 900, 900], room)
      expect(given.every((lines) => lines >= 1)).toBe(true)
      expect(given.reduce((sum, lines) => sum + lines, 0)).toBe(Math.max(room, 5))
    }
  })
})
