import { describe, expect, it } from 'vitest'
import { decideReplayState } from '#server/programmes/decide-replay-state.ts'

describe('a complete recording', () => {
  it.each([
    { replayPolicy: 'immediate', state: 'ended', durationMs: 9_000, becomes: 'published' },
    { replayPolicy: 'reviewed', state: 'ended', durationMs: 9_000, becomes: 'reviewing' },
    { replayPolicy: 'immediate', state: 'stopped', durationMs: 9_000, becomes: 'reviewing' },
    { replayPolicy: 'reviewed', state: 'stopped', durationMs: 9_000, becomes: 'reviewing' },
    { replayPolicy: 'immediate', state: 'ended', durationMs: 0, becomes: 'empty' },
    { replayPolicy: 'reviewed', state: 'ended', durationMs: 0, becomes: 'empty' },
  ] as const)('of policy $replayPolicy that $state after $durationMs ms becomes $becomes', (recording) => {
    expect(decideReplayState(recording, recording.durationMs)).toBe(recording.becomes)
  })
})
