import { describe, expect, it } from 'vitest'
import { pushPauseMs } from '#media/demo/push-pause.ts'

describe('the demo encoder', () => {
  it('comes back at once after a lost line, and more slowly the more often it fails', () => {
    const pauses = [0, 1, 4, 99].map((failures) => pushPauseMs({ failures, isEndedByHost: false }))
    expect(pauses).toEqual([500, 1_000, 10_000, 10_000])
  })

  it('stays away for ten minutes after its host has ended the show', () => {
    expect(pushPauseMs({ failures: 0, isEndedByHost: true })).toBe(600_000)
  })
})
