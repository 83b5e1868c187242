import { describe, expect, it } from 'vitest'
import { decideRecovery, type FaultKind } from '#components/player/recovery.ts'
import { commandOf, nextRate } from '#components/player/shortcuts.ts'

const press = { hasModifier: false, isTyping: false, isOnControl: false }
const kinds: FaultKind[] = ['missing', 'network', 'media', 'frozen', 'refused', 'other']

describe('recovery of the picture', () => {
  it.each(kinds)('of a %s fault never gives up and never waits longer than 8 s', (kind) => {
    for (let attempt = 0; attempt < 50; attempt += 1) {
      const { act, afterMs } = decideRecovery(kind, attempt)
      expect(act).toMatch(/^(reload|resume|repair|rebuild)$/)
      expect(afterMs).toBeLessThanOrEqual(8_000)
    }
  })

  it('asks for a master playlist that is not there yet again, soon and without end', () => {
    expect(decideRecovery('missing', 0)).toEqual({ act: 'reload', afterMs: 500 })
    expect(decideRecovery('missing', 100)).toEqual({ act: 'reload', afterMs: 3_000 })
  })

  it('builds the engine anew once gentler means have failed', () => {
    expect(decideRecovery('media', 0).act).toBe('repair')
    expect(decideRecovery('media', 2).act).toBe('rebuild')
    expect(decideRecovery('network', 9).act).toBe('rebuild')
  })
})

describe('the player’s keys', () => {
  it('do what people expect of them', () => {
    expect(commandOf({ ...press, key: 'k' })).toEqual({ do: 'toggle-play' })
    expect(commandOf({ ...press, key: 'ArrowLeft' })).toEqual({ do: 'seek', seconds: -5 })
    expect(commandOf({ ...press, key: 'l' })).toEqual({ do: 'seek', seconds: 10 })
    expect(commandOf({ ...press, key: 'L' })).toEqual({ do: 'live' })
    expect(commandOf({ ...press, key: '?' })).toEqual({ do: 'help' })
  })

  it('are off while typing, with a modifier, and where a control needs them itself', () => {
    expect(commandOf({ ...press, key: 'k', isTyping: true })).toBeNull()
    expect(commandOf({ ...press, key: 'f', hasModifier: true })).toBeNull()
    expect(commandOf({ ...press, key: ' ', isOnControl: true })).toBeNull()
    expect(commandOf({ ...press, key: 'x' })).toBeNull()
  })

  it('step through the speeds and stop at the ends', () => {
    expect(nextRate(1, 1)).toBe(1.25)
    expect(nextRate(0.5, -1)).toBe(0.5)
    expect(nextRate(3, 1)).toBe(3)
  })
})
