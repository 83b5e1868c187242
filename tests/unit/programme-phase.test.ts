import { describe, expect, it } from 'vitest'
import { programmePhase } from '#lib/programmes.ts'

const start = 1_800_000_000_000
const weekMs = 7 * 86_400_000
const planned = { broadcast: null, replayedAt: null, startsAt: start, minutes: 30, now: start - 10 * 60_000 }

describe('what a programme is to its viewers', () => {
  it('is live or interrupted while its broadcast is, whatever was planned', () => {
    expect(programmePhase({ ...planned, broadcast: { state: 'on-air' } })).toBe('live')
    expect(programmePhase({ ...planned, broadcast: { state: 'interrupted' } })).toBe('interrupted')
  })

  it('is upcoming before its start, also when last week’s show left a replay', () => {
    expect(programmePhase({ ...planned, replayedAt: start - weekMs })).toBe('upcoming')
  })

  it('is a replay when the host began early and has ended, though the planned time is still ahead', () => {
    expect(programmePhase({ ...planned, replayedAt: start - 4 * 3_600_000 })).toBe('replay')
  })

  it('is still awaited when the host is late, and a replay as soon as there is one', () => {
    const late = { ...planned, now: start + 10 * 60_000 }
    expect(programmePhase({ ...late, replayedAt: start - weekMs })).toBe('upcoming')
    expect(programmePhase({ ...late, replayedAt: start + 5 * 60_000 })).toBe('replay')
  })

  it('is over when its time passed and nothing was recorded, else its newest replay', () => {
    const past = { ...planned, now: start + 41 * 60_000 }
    expect(programmePhase(past)).toBe('over')
    expect(programmePhase({ ...past, replayedAt: start - weekMs })).toBe('replay')
  })
})
