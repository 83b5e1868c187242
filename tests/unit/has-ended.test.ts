import { expect, it } from 'vitest'
import { hasEnded } from '#components/live-room/has-ended.ts'

const cancelled = { kind: 'cancelled', reason: '', plannedAt: null } as const

it.each([
  ['upcoming', null, null, false],
  ['upcoming', null, 'on-air', false],
  ['replay', null, null, true],
  ['over', null, null, true],
  ['over', null, 'interrupted', false],
  ['live', null, 'stopped', true],
  ['over', cancelled, null, false],
] as const)(
  'a show of phase %s with notice %o and a broadcast %s has ended: %s',
  (phase, notice, state, answer) => {
    expect(hasEnded({ phase, notice }, state && { state })).toBe(answer)
  },
)
