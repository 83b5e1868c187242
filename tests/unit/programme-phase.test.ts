import { describe, expect, it } from 'vitest'
import { programmePhase } from '#lib/programmes.ts'

const planned = { broadcast: null, hasReplay: false, startsAt: 10 * 60_000, minutes: 30, now: 0 }

describe('what a programme is to its viewers', () => {
  it('is live or interrupted while its broadcast is, whatever was planned', () => {
    expect(programmePhase({ ...planned, broadcast: { state: 'on-air' } })).toBe('live')
    expect(programmePhase({ ...planned, broadcast: { state: 'interrupted' } })).toBe('interrupted')
  })

  it('is upcoming before its start, also when an earlier show left a replay', () => {
    expect(programmePhase({ ...planned, hasReplay: true })).toBe('upcoming')
  })

  it('is still awaited when the host is late, and a replay as soon as there is one', () => {
    const late = { ...planned, now: 20 * 60_000 }
    expect(programmePhase(late)).toBe('upcoming')
    expect(programmePhase({ ...late, hasReplay: true })).toBe('replay')
  })

  it('is over when its time passed and nothing was recorded', () => {
    expect(programmePhase({ ...planned, now: 41 * 60_000 })).toBe('over')
  })
})
