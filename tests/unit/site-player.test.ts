import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Healing } from '#components/player/healing.ts'
import { initialPlaybackState } from '#components/player/playback-state.ts'
import { PlaybackStore } from '#components/player/playback-store.ts'
import { decideRecovery, type FaultKind } from '#components/player/recovery.ts'
import { keyRows, type KeyUse } from '#components/player/key-rows.ts'
import { commandOf, nextRate } from '#components/player/shortcuts.ts'
import { statusNote } from '#components/player/status-note.ts'

const press = { isShifted: false, hasModifier: false, isTyping: false, isOnControl: false }
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

describe('a picture whose line is away', () => {
  const asks = vi.fn<() => Promise<Response>>()
  const act = vi.fn<() => void>()

  beforeEach(() => {
    vi.useFakeTimers()
    vi.stubGlobal('fetch', asks)
    vi.stubGlobal('navigator', { onLine: true })
  })

  afterEach(() => {
    asks.mockReset()
    act.mockReset()
    vi.unstubAllGlobals()
    vi.useRealTimers()
  })

  function lastMeans(isMoving = false): { store: PlaybackStore; healing: Healing } {
    const store = new PlaybackStore()
    store.set({ hasPicture: true, status: 'playing' })
    const options = { store, url: () => '/master', isOver: () => false, isMoving: () => isMoving, act }
    return { store, healing: new Healing(options) }
  }

  it('stays on screen: the engine is built anew only when the playlist can be had', async () => {
    asks.mockRejectedValue(new TypeError('Failed to fetch'))
    const { store, healing } = lastMeans()
    healing.heal('other')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(asks.mock.calls.length).toBeGreaterThan(10)
    expect(act).not.toHaveBeenCalled()
    expect(store.read()).toMatchObject({ status: 'stalled', isOffline: true })
    asks.mockResolvedValue(new Response('', { status: 502 }))
    await vi.advanceTimersByTimeAsync(4_000)
    expect(act).not.toHaveBeenCalled()
    expect(store.read()).toMatchObject({ status: 'stalled', isOffline: false })
    asks.mockResolvedValue(new Response('#EXTM3U'))
    await vi.advanceTimersByTimeAsync(4_000)
    expect(act.mock.calls).toEqual([[{ kind: 'other', act: 'rebuild' }]])
  })

  it('is brought back at once with the line, and once', async () => {
    asks.mockRejectedValue(new TypeError('Failed to fetch'))
    const { healing } = lastMeans()
    expect(healing.hurry()).toBe(false)
    healing.heal('other')
    await vi.advanceTimersByTimeAsync(5_500)
    asks.mockResolvedValue(new Response('#EXTM3U'))
    expect(healing.hurry()).toBe(true)
    await vi.advanceTimersByTimeAsync(0)
    expect(act).toHaveBeenCalledOnce()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(act).toHaveBeenCalledOnce()
  })

  it('does not stand still before what is loaded has been played', () => {
    const { store, healing } = lastMeans(true)
    healing.heal('network')
    expect(store.read().status).toBe('playing')
    healing.heal('frozen')
    expect(store.read().status).toBe('stalled')
    healing.stop()
  })

  it('says so wherever it would have to move', () => {
    const offline = { ...initialPlaybackState, hasPicture: true, isOffline: true }
    expect(statusNote({ ...offline, status: 'stalled' })).toBe('offline')
    expect(statusNote({ ...offline, status: 'waiting' })).toBe('offline')
    expect(statusNote({ ...offline, status: 'playing' })).toBeNull()
    expect(statusNote({ ...offline, status: 'paused' })).toBeNull()
    expect(statusNote({ ...offline, isOffline: false, status: 'stalled' })).toBe('stalled')
  })
})

describe('the player’s keys', () => {
  it('do what people expect of them', () => {
    expect(commandOf({ ...press, key: 'k' })).toEqual({ do: 'toggle-play' })
    expect(commandOf({ ...press, key: 'ArrowLeft' })).toEqual({ do: 'seek', seconds: -5 })
    expect(commandOf({ ...press, key: 'l' })).toEqual({ do: 'seek', seconds: 10 })
    expect(commandOf({ ...press, key: 'L', isShifted: true })).toEqual({ do: 'live' })
    expect(commandOf({ ...press, key: '?', isShifted: true })).toEqual({ do: 'help' })
    expect(commandOf({ ...press, key: '>', isShifted: true })).toEqual({ do: 'rate', step: 1 })
  })

  it('mean the same with Caps Lock on', () => {
    expect(commandOf({ ...press, key: 'K' })).toEqual({ do: 'toggle-play' })
    expect(commandOf({ ...press, key: 'L' })).toEqual({ do: 'seek', seconds: 10 })
    expect(commandOf({ ...press, key: 'l', isShifted: true })).toEqual({ do: 'live' })
    expect(commandOf({ ...press, key: 'M', isShifted: true })).toBeNull()
  })

  it('are explained where they do something', () => {
    const desk = {
      isLive: true,
      hasCaptions: false,
      hasChat: true,
      hasFullscreen: true,
      hasPictureInPicture: true,
    }
    const names = (use: KeyUse) => keyRows(use).map(({ name }) => name)
    expect(names(desk)).toContain('live')
    expect(names(desk)).not.toContain('rate')
    expect(names(desk)).not.toContain('captions')
    const replay = { ...desk, isLive: false, hasCaptions: true, hasChat: false, hasPictureInPicture: false }
    expect(names(replay)).toEqual(
      expect.arrayContaining(['play', 'seek5', 'seek10', 'mute', 'fullscreen', 'captions', 'rate', 'help']),
    )
    expect(names(replay)).toHaveLength(8)
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
