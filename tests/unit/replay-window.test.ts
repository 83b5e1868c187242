import { expect, it } from 'vitest'
import { partsAround, replayWindowMs, replayWindowOf } from '#lib/replay-window.ts'

it('keeps a part of a recording’s chat and its two neighbours, however long somebody watches', () => {
  let parts: ReadonlyMap<number, string> = new Map([[0, 'first']])
  for (let at = 0; at < 500 * replayWindowMs; at += replayWindowMs) {
    const index = replayWindowOf(at)
    parts = partsAround(new Map([...parts, [index, 'here'], [index + 1, 'next']]), index)
  }
  expect([...parts.keys()]).toEqual([498, 499, 500])
  expect([...partsAround(parts, 3).keys()]).toEqual([])
})
