import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { applyChange, changeBetween, opensWider, type PictureSettings } from '#lib/picture-settings.ts'
import { restoreCaptions, shownCaptions, stepCaptions } from '#components/player/captions.ts'
import { thriftiest } from '#components/player/data-saver.ts'
import { chapterCues } from '#components/player/picture-marks.ts'
import { Stillness } from '#components/player/stillness.ts'
import { WatchPass } from '#components/player/watch-pass.ts'
import { hearAnswer } from '#components/studio/hear-answer.ts'
import { narrows, readSettings } from '#components/studio/read-settings.ts'

describe('a picture that stands still', () => {
  const growing = { mustMove: true, isSeeking: false, endSeconds: Infinity }

  it('is frozen after five seconds, and told again only after five more', () => {
    const stillness = new Stillness()
    stillness.look({ seconds: 10, nowMs: 0, ...growing })
    expect(stillness.look({ seconds: 11, nowMs: 1_000, ...growing })).toBe('moved')
    expect(stillness.look({ seconds: 11, nowMs: 6_000, ...growing })).toBe('still')
    expect(stillness.look({ seconds: 11, nowMs: 6_001, ...growing })).toBe('frozen')
    expect(stillness.look({ seconds: 11, nowMs: 7_000, ...growing })).toBe('still')
  })

  it('is no fault while nothing is to move', () => {
    const stillness = new Stillness()
    for (const nowMs of [0, 10_000, 20_000]) {
      expect(stillness.look({ seconds: 3, nowMs, ...growing, mustMove: false })).toBe('still')
    }
  })

  it('next to its end is over', () => {
    const stillness = new Stillness()
    const ended = { mustMove: true, isSeeking: false, endSeconds: 81.76 }
    stillness.look({ seconds: 81.6, nowMs: 0, ...ended })
    expect(stillness.look({ seconds: 81.6, nowMs: 1_501, ...ended })).toBe('over')
  })

  it('tells a step back from what engines do over small holes', () => {
    const stillness = new Stillness()
    stillness.look({ seconds: 40, nowMs: 0, ...growing })
    // A look between the viewer's seek and the browser's word of it must not hide it.
    stillness.look({ seconds: 35, nowMs: 100, ...growing, isSeeking: true })
    expect(stillness.isBack(35)).toBe(true)
    expect(stillness.isBack(39.5)).toBe(false)
    expect(stillness.isBack(41)).toBe(false)
  })
})

describe('the data saver', () => {
  it('takes the best of at most 480p, else the smallest', () => {
    expect(thriftiest([360, 480, 720, 1080])).toBe(1)
    expect(thriftiest([1080, 720])).toBe(1)
    expect(thriftiest([null, 720])).toBe(1)
    expect(thriftiest([])).toBe(-1)
  })
})

describe('captions', () => {
  const kept = new Map<string, string>()
  const remembers = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  }

  beforeEach(() => {
    kept.clear()
    vi.stubGlobal('localStorage', remembers)
  })

  afterEach(() => {
    vi.unstubAllGlobals()
  })

  it('step through the languages and off, and come back with the next show', () => {
    const first = withCaptions('zh-CN', 'en')
    expect([1, 2, 3].map(() => languageOf(stepCaptions(first)))).toEqual(['zh-CN', 'en', null])
    stepCaptions(first)
    stepCaptions(first)
    const next = withCaptions('zh-CN', 'en')
    restoreCaptions(next)
    expect(shownCaptions(next)?.language).toBe('en')
    stepCaptions(next)
    const last = withCaptions('zh-CN', 'en')
    restoreCaptions(last)
    expect(shownCaptions(last)).toBeNull()
  })

  it('work where nothing is remembered, and say where there are none', () => {
    const refuses = (): never => {
      throw new DOMException('denied', 'SecurityError')
    }
    vi.stubGlobal('localStorage', { getItem: refuses, setItem: refuses })
    const video = withCaptions('zh-CN')
    restoreCaptions(video)
    expect(languageOf(stepCaptions(video))).toBe('zh-CN')
    expect(stepCaptions({ textTracks: [] })).toBe('none')
  })

  type Track = Pick<TextTrack, 'kind' | 'mode' | 'language' | 'label'>

  function withCaptions(...languages: string[]): { textTracks: Track[] } {
    const marks: Track = { kind: 'metadata', mode: 'hidden', language: '', label: 'thumbnails' }
    const tracks = languages.map((language): Track => ({
      kind: 'captions',
      mode: 'disabled',
      language,
      label: language,
    }))
    return { textTracks: [marks, ...tracks] }
  }

  function languageOf(shown: Track | null | 'none'): string | null {
    return shown === 'none' ? shown : (shown?.language ?? null)
  }
})

describe('chapters', () => {
  it('last until the next one, and what comes before the first has no name', () => {
    const cues = chapterCues([
      { startSeconds: 90, text: 'second' },
      { startSeconds: 30, text: 'first' },
    ])
    expect(cues.map(({ startSeconds, endSeconds, text }) => [startSeconds, endSeconds, text])).toEqual([
      [0, 30, ''],
      [30, 90, 'first'],
      [90, 86_490, 'second'],
    ])
    expect(chapterCues([])).toEqual([])
  })
})

describe('an action of the studio', () => {
  it('that never reached the site is a failure like others', async () => {
    expect(await hearAnswer(Promise.reject(new TypeError('Failed to fetch')))).toMatchObject({
      ok: false,
      code: 'UNAVAILABLE',
    })
    expect(await hearAnswer(Promise.resolve({ ok: true, data: 1 }))).toEqual({ ok: true, data: 1 })
  })
})

describe('the settings form', () => {
  const saved: PictureSettings = {
    latencyMode: 'low',
    graceSeconds: 60,
    slateAfterSeconds: null,
    visibility: 'signed-in',
    offersDownload: false,
    replayPolicy: 'reviewed',
  }

  it('keeps what it does not send, and takes an empty box for no', () => {
    const form = new FormData()
    for (const [name, value] of Object.entries({ graceSeconds: '90', visibility: 'staff', hasSlate: 'on' }))
      form.set(name, value)
    form.set('slateAfterSeconds', '20')
    expect(readSettings(form, saved)).toEqual({
      ...saved,
      graceSeconds: 90,
      visibility: 'staff',
      slateAfterSeconds: 20,
    })
    form.delete('hasSlate')
    expect(readSettings(form, { ...saved, slateAfterSeconds: 5 }).slateAfterSeconds).toBeNull()
  })

  it('opens wider with more viewers or without a review', () => {
    expect(opensWider(saved, { ...saved, visibility: 'public' })).toBe(true)
    expect(opensWider(saved, { ...saved, replayPolicy: 'immediate' })).toBe(true)
    expect(opensWider(saved, { ...saved, visibility: 'staff' })).toBe(false)
    expect(opensWider({ ...saved, replayPolicy: 'immediate' }, saved)).toBe(false)
  })

  it('knows what a host could not take back', () => {
    expect(narrows(saved, { ...saved, visibility: 'staff' })).toBe(true)
    expect(narrows({ ...saved, replayPolicy: 'immediate' }, saved)).toBe(true)
    expect(narrows(saved, saved)).toBe(false)
    expect(narrows(saved, { ...saved, graceSeconds: 5, offersDownload: true })).toBe(false)
  })

  it('sends what was changed in it, and nothing else', () => {
    const change = changeBetween(saved, { ...saved, slateAfterSeconds: 20 })
    expect(change).toEqual({ slateAfterSeconds: 20 })
    expect(applyChange({ ...saved, graceSeconds: 600 }, change)).toEqual({
      ...saved,
      graceSeconds: 600,
      slateAfterSeconds: 20,
    })
    expect(changeBetween(saved, saved)).toEqual({})
  })
})

describe('a pass to watch', () => {
  const asks = vi.fn<() => Promise<Response>>()

  beforeEach(() => {
    vi.useFakeTimers()
    vi.stubGlobal('fetch', asks)
  })

  afterEach(() => {
    asks.mockReset()
    vi.unstubAllGlobals()
    vi.useRealTimers()
  })

  it('is renewed well before it ends, and asked for again soon when the line fails', async () => {
    asks.mockResolvedValueOnce(new Response('{}')).mockRejectedValueOnce(new Error('no line'))
    asks.mockResolvedValue(new Response('{}'))
    const pass = new WatchPass('/watch', () => {})
    expect(await pass.obtain()).toBe('granted')
    await vi.advanceTimersByTimeAsync(120_000)
    expect(asks).toHaveBeenCalledTimes(2)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(asks).toHaveBeenCalledTimes(3)
    pass.stop()
    await vi.advanceTimersByTimeAsync(600_000)
    expect(asks).toHaveBeenCalledTimes(3)
  })

  it('that is refused is told and not asked for any more', async () => {
    asks.mockResolvedValue(new Response('{}', { status: 403 }))
    const onRefused = vi.fn<() => void>()
    expect(await new WatchPass('/watch', onRefused).obtain()).toBe('refused')
    await vi.advanceTimersByTimeAsync(600_000)
    expect(onRefused).toHaveBeenCalledOnce()
    expect(asks).toHaveBeenCalledOnce()
  })
})
