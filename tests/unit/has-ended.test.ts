import { expect, it } from 'vitest'
import { hasEnded } from '#components/live-room/has-ended.ts'

const cancelled = { kind: 'cancelled', reason: '', plannedAt: null } as const

it.each([
  { phase: 'upcoming', notice: null, state: null, answer: false },
  { phase: 'upcoming', notice: null, state: 'on-air', answer: false },
  { phase: 'replay', notice: null, state: null, answer: true },
  { phase: 'over', notice: null, state: null, answer: true },
  { phase: 'over', notice: null, state: 'interrupted', answer: false },
  { phase: 'live', notice: null, state: 'stopped', answer: true },
  { phase: 'over', notice: cancelled, state: null, answer: false },
] as const)(
  'a show of phase $phase with notice $notice and a broadcast $state has ended: $answer',
  ({ phase, notice, state, answer }) => {
    expect(hasEnded({ phase, notice }, state && { state })).toBe(answer)
  },
)
