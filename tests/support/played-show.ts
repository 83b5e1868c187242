import fc from 'fast-check'
import type { LatencyMode } from '#lib/latency-mode.ts'
import { reportPosition } from '#media/package/reload-request.ts'
import type { RenditionReport } from '#media/package/playlist-view.ts'
import { Timeline } from '#media/package/timeline.ts'

/** What happens to a show: one thing after another. */
export type ShowStep = {
  kind: 'part' | 'segments' | 'drop' | 'gap' | 'lost' | 'rung-fails' | 'restart' | 'end'
  /** How much of it: segments, or how far back. */
  count: number
  /** A player loads the playlist after it. */
  isLooked: boolean
}
export type ShowScript = { latencyMode: LatencyMode; windowSegments: number | null; steps: ShowStep[] }

const kinds = fc.oneof(
  ...(
    [
      ['part', 16],
      ['segments', 8],
      ['drop', 2],
      ['gap', 1],
      ['lost', 1],
      ['rung-fails', 1],
      ['restart', 1],
      ['end', 1],
    ] as const
  ).map(([kind, weight]) => ({ weight, arbitrary: fc.constant(kind) })),
)

/** A show of at most some minutes in any latency mode, with or without a sliding window. */
export const showScript: fc.Arbitrary<ShowScript> = fc.record({
  latencyMode: fc.constantFrom<LatencyMode>('realtime', 'low', 'normal'),
  windowSegments: fc.constantFrom(null, null, 6, 20),
  steps: fc.array(
    fc.record({
      kind: kinds,
      count: fc.integer({ min: 1, max: 20 }),
      isLooked: fc.integer({ min: 0, max: 4 }).map((chance) => chance === 0),
    }),
    { minLength: 4, maxLength: 40 },
  ),
})

type PlayedTrack = { rendition: string; timeline: Timeline; isOpen: boolean }

const startMs = 1_700_000_000_000

/** Drives the timelines of two renditions as a show drives them: alike, but for what one of them loses. */
export class PlayedShow {
  readonly tracks: PlayedTrack[]
  readonly #script: ShowScript
  #epoch = 1
  #isBroken = false
  #isRungDown = false
  #isEnded = false
  #parts = 0

  constructor(script: ShowScript) {
    this.#script = script
    this.tracks = ['source', '480p'].map((rendition) => this.#makeTrack(rendition))
  }

  get source(): PlayedTrack {
    const [source] = this.tracks
    if (!source) throw new Error('a show without a rendition')
    return source
  }

  reports(): RenditionReport[] {
    return this.tracks.slice(1).flatMap(({ rendition, timeline }) => {
      const position = reportPosition(timeline.position())
      return position ? [{ rendition, ...position }] : []
    })
  }

  play({ kind, count }: ShowStep): void {
    if (this.#isEnded) return
    if (kind === 'part') this.#part()
    if (kind === 'segments') for (let index = 0; index < count; index++) this.#segment()
    if (kind === 'drop') this.#drop()
    if (kind === 'gap') this.#gap()
    if (kind === 'lost') this.#lose(count)
    if (kind === 'rung-fails') this.#isRungDown = !this.#isRungDown
    if (kind === 'restart') this.#restart()
    if (kind === 'end') this.#end(count)
  }

  get #partSeconds(): number {
    return { realtime: 0.2, low: 0.5, normal: 2 }[this.#script.latencyMode]
  }

  #makeTrack(rendition: string): PlayedTrack {
    const { latencyMode, windowSegments } = this.#script
    return { rendition, timeline: new Timeline({ rendition, latencyMode, windowSegments }), isOpen: false }
  }

  #part(): void {
    if (this.#parts * this.#partSeconds >= 3.9) this.#close()
    if (this.#parts === 0) this.#open()
    this.#parts += 1
    for (const track of this.tracks) {
      if (track.isOpen) track.timeline.addPart({ durationSeconds: this.#partSeconds, isIndependent: true })
    }
  }

  #open(): void {
    const segment = {
      startedAtMs: startMs,
      isDiscontinuity: this.#isBroken,
      epoch: this.#epoch,
      initName: 'init.mp4',
    }
    this.#isBroken = false
    for (const track of this.tracks) {
      track.isOpen = track === this.source || !this.#isRungDown
      if (track.isOpen) track.timeline.open(segment)
    }
  }

  /** A rung that is down lists what the source closed as a gap. */
  #close(): void {
    if (this.#parts === 0) return
    this.#parts = 0
    const closed = this.source.timeline.close()
    this.source.isOpen = false
    for (const track of this.tracks.slice(1)) {
      if (track.isOpen) track.timeline.close()
      else if (closed) track.timeline.addGap(closed)
      track.isOpen = false
    }
  }

  #segment(): void {
    for (let seconds = 0; seconds < 2; seconds += this.#partSeconds) this.#part()
    this.#close()
  }

  #drop(): void {
    this.#close()
    for (const { timeline } of this.tracks) timeline.pause()
    this.#isBroken = this.source.timeline.nextMsn > 0
  }

  #gap(): void {
    this.#drop()
    const last = this.source.timeline.segments.at(-1)
    if (!last) return
    for (const { timeline } of this.tracks)
      timeline.addGap({ ...last, durationSeconds: 1, isDiscontinuity: false })
  }

  /** The disk failed for so long that memory had to let it go. */
  #lose(back: number): void {
    const { segments } = this.source.timeline
    const lost = segments.at(-Math.min(segments.length, 3 + back))
    if (lost && segments.length > 4) this.source.timeline.markGap(lost.msn)
  }

  #restart(): void {
    this.#drop()
    if (this.source.timeline.isEmpty || this.#script.windowSegments !== null) return
    this.#epoch += 1
    for (const track of this.tracks) {
      const before = track.timeline.segments.map((segment) => ({ ...segment, parts: [] }))
      track.timeline = this.#makeTrack(track.rendition).timeline
      track.timeline.restore(before)
    }
    this.#gap()
  }

  /** Ends are rare: one in twenty of those that are drawn. */
  #end(count: number): void {
    if (count > 1) return
    this.#drop()
    for (const { timeline } of this.tracks) timeline.end()
    this.#isEnded = true
  }
}
