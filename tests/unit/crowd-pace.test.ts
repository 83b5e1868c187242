import { expect, it } from 'vitest'
import { CrowdPace } from '#server/realtime/crowd-pace.ts'

/** What a pace says of one look after another: sockets, and milliseconds since the one before. */
function paces(...looks: { sockets: number; after: number }[]): number[] {
  const pace = new CrowdPace()
  let atMs = 5_000
  return looks.map(({ sockets, after }) => {
    atMs += after
    return pace.gatherMs(sockets, atMs)
  })
}

it('holds the news of a full room for a moment, and not longer for those who come and go', () => {
  const looks = [3_000, 3_010, 3_020, 2_000].map((sockets) => ({ sockets, after: 400 }))
  expect(paces(...looks)).toEqual([10, 10, 10, 10])
})

it('lets a crowd in first, and is quick again when it is in', () => {
  const looks = [300, 700, 1_000, 1_010].map((sockets) => ({ sockets, after: 500 }))
  expect(paces(...looks)).toEqual([10, 400, 400, 10])
})

it('keeps nobody of a small room waiting, also while it fills', () => {
  expect(paces({ sockets: 20, after: 0 }, { sockets: 190, after: 300 })).toEqual([0, 0])
})

it('takes two who come in the same moment for no crowd', () => {
  const looks = [2_000, 2_002, 2_004].map((sockets) => ({ sockets, after: 15 }))
  expect(paces(...looks)).toEqual([10, 10, 10])
})

it('does not know of a room that was silent while it filled, nor of one that filled long ago', () => {
  expect(paces({ sockets: 2_000, after: 0 })).toEqual([10])
  expect(paces({ sockets: 1, after: 0 }, { sockets: 2_000, after: 10_000 })).toEqual([0, 10])
})
