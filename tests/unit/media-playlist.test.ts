import fc from 'fast-check'
import { parse, types } from 'hls-parser'
import { describe, expect, it } from 'vitest'
import type { LatencyMode } from '#lib/latency-mode.ts'
import { renderMasterPlaylist } from '#media/package/master-playlist.ts'
import { renderMediaPlaylist } from '#media/package/media-playlist.ts'
import { Timeline } from '#media/package/timeline.ts'

type Step = 'part' | 'segment' | 'interrupt' | 'lose'

const steps = fc.array(
  fc.oneof(
    { weight: 20, arbitrary: fc.constant<Step>('part') },
    { weight: 8, arbitrary: fc.constant<Step>('segment') },
    { weight: 1, arbitrary: fc.constant<Step>('interrupt') },
    { weight: 1, arbitrary: fc.constant<Step>('lose') },
  ),
  { minLength: 5, maxLength: 300 },
)

/** Of half a second each: more would outgrow the target duration. */
const mostParts = 8

/** Drives a timeline as a show would. */
class Script {
  readonly timeline: Timeline
  #isOpen = false
  #isDiscontinuity = false
  readonly #partCounts: number[] = []

  constructor(options: { latencyMode?: LatencyMode; windowSegments?: number | null } = {}) {
    const { latencyMode = 'low', windowSegments = null } = options
    this.timeline = new Timeline({ rendition: 'source', latencyMode, windowSegments })
  }

  play(step: Step): void {
    if (step === 'part') this.#part()
    if (step === 'segment') this.#segment()
    if (step === 'interrupt') this.#interrupt()
    if (step === 'lose') this.#lose()
  }

  /** Parts of the last three segments, the open one among them. */
  get mostPartsListed(): number {
    return this.#partCounts.slice(-3).reduce((sum, count) => sum + count, 0)
  }

  #part(): void {
    if (this.#isOpen && this.#partCounts.at(-1) === mostParts) this.#close()
    if (!this.#isOpen) {
      const startedAtMs = 1_700_000_000_000 + this.timeline.endSeconds * 1_000
      this.timeline.open({
        startedAtMs,
        isDiscontinuity: this.#isDiscontinuity,
        epoch: 1,
        initName: 'init.mp4',
      })
      this.#isOpen = true
      this.#partCounts.push(0)
      this.#isDiscontinuity = false
    }
    this.timeline.addPart({ durationSeconds: 0.5, isIndependent: true })
    this.#partCounts.push((this.#partCounts.pop() ?? 0) + 1)
  }

  #segment(): void {
    for (let part = 0; part < 4; part++) this.#part()
    this.#close()
    this.#part()
  }

  #close(): void {
    this.timeline.close()
    this.#isOpen = false
  }

  #interrupt(): void {
    this.#close()
    this.timeline.pause()
    this.#isDiscontinuity = this.timeline.nextMsn > 0
  }

  #lose(): void {
    this.#interrupt()
    if (this.timeline.nextMsn === 0) return
    this.timeline.addGap({
      durationSeconds: 1,
      startedAtMs: 0,
      isDiscontinuity: false,
      epoch: 1,
      initName: 'init.mp4',
    })
  }
}

function read(text: string): types.MediaPlaylist {
  const playlist = parse(text)
  if (!(playlist instanceof types.MediaPlaylist)) throw new Error('not a media playlist')
  return playlist
}

function uris(playlist: types.MediaPlaylist): string[] {
  return playlist.segments.map((segment) => segment.uri)
}

describe('a media playlist', () => {
  it('is read by another parser, never goes back and never changes what it said', () => {
    fc.assert(
      fc.property(steps, (script) => {
        const show = new Script()
        let before: string[] = []
        for (const step of script) {
          show.play(step)
          if (show.timeline.isEmpty) continue
          const playlist = read(renderMediaPlaylist(show.timeline.view()))
          const now = uris(playlist).filter((uri) => uri !== '')
          expect(playlist.targetDuration).toBe(4)
          expect(now.slice(0, before.length)).toEqual(before)
          for (const [index, uri] of now.entries()) expect(uri).toBe(`1/source/${index}.m4s`)
          before = now
        }
      }),
      { numRuns: 60 },
    )
  })

  it('lists parts only near the end, and hints at the next one exactly while frames flow', () => {
    fc.assert(
      fc.property(steps, (script) => {
        const show = new Script()
        for (const step of script) show.play(step)
        const view = show.timeline.view()
        const text = renderMediaPlaylist(view)
        expect(text.includes('#EXT-X-PRELOAD-HINT')).toBe(view.isFlowing && view.open !== null)
        const listed = [...text.matchAll(/#EXT-X-PART:/g)].length
        expect(listed).toBeLessThanOrEqual(show.mostPartsListed)
      }),
    )
  })

  it('dates its first segment, every discontinuity and its tail', () => {
    const show = new Script()
    for (let index = 0; index < 6; index++) show.play('segment')
    show.play('interrupt')
    for (let index = 0; index < 6; index++) show.play('segment')
    const dated = read(renderMediaPlaylist(show.timeline.view())).segments.filter(
      (segment) => segment.programDateTime,
    )
    expect(dated.map((segment) => segment.mediaSequenceNumber)).toEqual(expect.arrayContaining([0, 7, 12]))
    expect(dated.find((segment) => segment.mediaSequenceNumber === 7)?.discontinuity).toBe(true)
  })

  it('counts discontinuities that leave a sliding window', () => {
    const show = new Script({ windowSegments: 3 })
    for (let index = 0; index < 2; index++) show.play('segment')
    show.play('interrupt')
    for (let index = 0; index < 8; index++) show.play('segment')
    const playlist = read(renderMediaPlaylist(show.timeline.view()))
    expect(playlist.discontinuitySequenceBase).toBe(1)
    expect(playlist.mediaSequenceBase).toBe(show.timeline.nextMsn - 3)
  })

  it('in a delta update leaves out just what the client has', () => {
    const show = new Script()
    for (let index = 0; index < 40; index++) show.play('segment')
    const full = renderMediaPlaylist(show.timeline.view())
    const delta = renderMediaPlaylist(show.timeline.view(), { isDelta: true })
    const skipped = Number(/SKIPPED-SEGMENTS=(\d+)/.exec(delta)?.[1])
    expect(skipped).toBeGreaterThan(20)
    const fullUris = full.split('\n').filter((line) => line.endsWith('.m4s'))
    const deltaUris = delta.split('\n').filter((line) => line.endsWith('.m4s'))
    expect(deltaUris).toEqual(fullUris.slice(skipped))
    expect(delta.length).toBeLessThan(full.length)
  })

  it('ends as a recording: everything listed, nothing hinted, no parts', () => {
    const show = new Script()
    for (let index = 0; index < 5; index++) show.play('segment')
    show.play('interrupt')
    show.timeline.end()
    const text = renderMediaPlaylist(show.timeline.view())
    expect(text).toMatch(/#EXT-X-ENDLIST\n$/)
    expect(text).not.toMatch(/EXT-X-PART|PRELOAD-HINT|RENDITION-REPORT|PLAYLIST-TYPE/)
    expect(read(text).endlist).toBe(true)
  })

  it('lists lost media as a gap and keeps its number', () => {
    const show = new Script()
    show.play('segment')
    show.play('lose')
    show.play('segment')
    const { segments } = read(renderMediaPlaylist(show.timeline.view()))
    expect(segments.filter((segment) => segment.gap)).toHaveLength(1)
    expect(show.timeline.nextMsn).toBe(4)
  })

  it('tells clients again of an old segment that was lost after all', () => {
    const show = new Script()
    for (let index = 0; index < 40; index++) show.play('segment')
    show.timeline.markGap(3)
    const lost = renderMediaPlaylist(show.timeline.view(), { isDelta: true })
    expect(lost).toContain('SKIPPED-SEGMENTS=3')
    expect(lost.match(/#EXT-X-GAP/g)).toHaveLength(1)
    for (let index = 0; index < 12; index++) show.play('segment')
    expect(renderMediaPlaylist(show.timeline.view(), { isDelta: true })).not.toContain('#EXT-X-GAP')
  })

  it('reports where the other renditions stand', () => {
    const show = new Script()
    show.play('segment')
    const reports = [
      { rendition: '480p', lastMsn: 7, lastPart: 2 },
      { rendition: 'audio', lastMsn: 6, lastPart: null },
    ]
    const text = renderMediaPlaylist(show.timeline.view(), { reports })
    expect(text).toContain('#EXT-X-RENDITION-REPORT:URI="480p.m3u8",LAST-MSN=7,LAST-PART=2\n')
    expect(text).toContain('#EXT-X-RENDITION-REPORT:URI="audio.m3u8",LAST-MSN=6\n')
    expect(read(text).renditionReports).toHaveLength(2)
  })

  it('has no parts in mode normal and keeps players three target durations back', () => {
    const show = new Script({ latencyMode: 'normal' })
    for (let index = 0; index < 5; index++) show.play('segment')
    const text = renderMediaPlaylist(show.timeline.view())
    expect(text).not.toMatch(/EXT-X-PART/)
    expect(text).toContain('HOLD-BACK=12')
  })
})

describe('the master playlist', () => {
  it('names codecs, size and bandwidth as another parser reads them', () => {
    const text = renderMasterPlaylist(
      [
        {
          name: 'source',
          codecs: 'avc1.64001f,mp4a.40.2',
          width: 1280,
          height: 720,
          peakBitrate: 2_000_000.4,
          meanBitrate: 1_500_000,
          frameRate: 29.97,
        },
      ],
      'b/',
    )
    const master = parse(text)
    if (!(master instanceof types.MasterPlaylist)) throw new Error('not a master playlist')
    expect(master.variants).toMatchObject([
      {
        uri: 'b/source.m3u8',
        bandwidth: 2_000_000,
        codecs: 'avc1.64001f,mp4a.40.2',
        resolution: { width: 1280, height: 720 },
        frameRate: 29.97,
      },
    ])
  })
})
