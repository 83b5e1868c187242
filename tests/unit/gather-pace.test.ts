import { expect, it } from 'vitest'
import { gatherMsFor } from '#server/realtime/gather-pace.ts'

const secondAgo = { atMs: 9_000 }

it.each([
  { room: 'a small room, also while it fills', sockets: 150, before: { ...secondAgo, sockets: 0 }, ms: 0 },
  { room: 'a full room', sockets: 3_000, before: { ...secondAgo, sockets: 2_950 }, ms: 10 },
  {
    room: 'a room into which a crowd comes',
    sockets: 1_000,
    before: { ...secondAgo, sockets: 700 },
    ms: 400,
  },
  { room: 'a room that empties', sockets: 1_000, before: { ...secondAgo, sockets: 3_000 }, ms: 10 },
  { room: 'a room that was silent while it filled', sockets: 2_000, before: undefined, ms: 10 },
  { room: 'a room that filled a while ago', sockets: 2_000, before: { atMs: 0, sockets: 0 }, ms: 10 },
  {
    room: 'a room asked for in the same moment',
    sockets: 900,
    before: { atMs: 10_000, sockets: 800 },
    ms: 10,
  },
])('news of $room: $ms ms', ({ sockets, before, ms }) => {
  expect(gatherMsFor({ sockets, atMs: 10_000 }, before)).toBe(ms)
})
