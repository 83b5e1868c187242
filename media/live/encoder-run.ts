import type { Encoder } from '#media/ingest/encoder.ts'
import type { InspectorEvent, StreamProfile } from '#media/ingest/stream-inspector.ts'
import type { Sample } from '#media/package/fragment.ts'
import type { InitSegment } from '#media/package/init-segment.ts'
import { PipeReader } from '#media/package/pipe-reader.ts'
import { chooseLadder, type Ladder, type RenditionName } from '#media/transcode/ladder.ts'
import { Transcoder } from '#media/transcode/transcoder.ts'
import type { Log } from '#server/log.ts'

export type RunEvents = {
  /** Frames of these renditions follow, the lead one first in the list. */
  onOpened(ladder: Ladder): void
  onInit(rendition: RenditionName, init: InitSegment): void
  onSample(rendition: RenditionName, sample: Sample): void
  /** No more frames until the next `onOpened`. */
  onClosed(): void
  /** It is known whether the source is copied. */
  onDecided(): void
}

export type EncoderRunOptions = {
  encoder: Encoder
  ffmpeg: string
  log: Log
  /** Renditions that viewers already know of; null for a broadcast that has none yet. */
  renditions: readonly RenditionName[] | null
  mustReencode: boolean
  events: RunEvents
}

/** Pauses before ffmpeg is started again, growing while it keeps dying. */
const restartPausesMs = [0, 500, 1_000, 2_000, 4_000, 8_000] as const
const healthyMs = 30_000

/** One encoder connection's way through ffmpeg: started, started anew when it dies or the stream changes, stopped. */
export class EncoderRun {
  readonly #options: EncoderRunOptions
  #transcoder: Transcoder | null = null
  #endInput: (() => void) | null = null
  #mustReencode: boolean
  #renditions: readonly RenditionName[] | null
  #ladder: Ladder | null = null
  #failures = 0
  #retry: NodeJS.Timeout | undefined
  #work: Promise<void> = Promise.resolve()
  #isStopped = false

  constructor(options: EncoderRunOptions) {
    this.#options = options
    this.#mustReencode = options.mustReencode
    this.#renditions = options.renditions
  }

  get ladder(): Ladder | null {
    return this.#ladder
  }

  get mustReencode(): boolean {
    return this.#mustReencode
  }

  get pid(): number | undefined {
    return this.#transcoder?.pid
  }

  start(): void {
    this.#options.encoder.listen((event) => this.#hear(event))
  }

  /** Lets ffmpeg finish what it holds. Can be called twice. */
  stop(): Promise<void> {
    this.#isStopped = true
    clearTimeout(this.#retry)
    this.#endInput?.()
    return this.#queue(() => this.#end())
  }

  #hear(event: InspectorEvent): void {
    if (this.#isStopped) return
    if (event.kind === 'described') void this.#queue(() => this.#begin(event.profile))
    if (event.kind === 'changing') this.#endInput?.()
    if (event.kind === 'changed') void this.#queue(() => this.#begin(event.profile))
    if (event.kind === 'keyframes-proven') this.#options.events.onDecided()
    if (event.kind === 'keyframes-too-far') this.#reencode()
    if (event.kind === 'unsupported') {
      this.#options.encoder.disconnect(`${event.codec} is not supported here: please send H.264 with AAC`)
    }
  }

  #reencode(): void {
    if (this.#mustReencode) return
    this.#mustReencode = true
    this.#options.log.info('keyframes too far apart: the source is re-encoded')
    void this.#queue(() => this.#begin(this.#options.encoder.profile))
  }

  async #begin(profile: StreamProfile): Promise<void> {
    clearTimeout(this.#retry)
    await this.#end()
    if (this.#isStopped) return
    const ladder = this.#chooseLadder(profile)
    if (ladder.renditions.length === 0) return
    try {
      this.#open(ladder, profile)
    } catch (error) {
      // No descriptors or no memory for one more process: that passes, and concerns this show alone.
      this.#options.log.error({ err: error, pauseMs: this.#beginLater() }, 'ffmpeg cannot be started')
    }
  }

  #open(ladder: Ladder, profile: StreamProfile): void {
    const readers = new Map(ladder.renditions.map((rendition) => [rendition, new PipeReader()]))
    const transcoder = new Transcoder({
      ffmpeg: this.#options.ffmpeg,
      ladder,
      profile,
      onBytes: (rendition, bytes) => {
        if (this.#transcoder === transcoder)
          this.#read(transcoder, readers.get(rendition), { rendition, bytes })
      },
    })
    this.#transcoder = transcoder
    this.#ladder = ladder
    this.#options.events.onOpened(ladder)
    this.#endInput = this.#options.encoder.read((flv) => transcoder.write(flv))
    void this.#mourn(transcoder)
    if (!ladder.isVideoCopied) this.#options.events.onDecided()
  }

  #chooseLadder(profile: StreamProfile): Ladder {
    const ladder = chooseLadder(profile, { mustReencode: this.#mustReencode })
    const canMake = (rendition: RenditionName): boolean =>
      rendition === 'audio' ? profile.hasAudio : profile.hasVideo
    this.#renditions ??= ladder.renditions
    return { ...ladder, renditions: this.#renditions.filter(canMake) }
  }

  #read(
    transcoder: Transcoder,
    reader: PipeReader | undefined,
    { rendition, bytes }: { rendition: RenditionName; bytes: Buffer },
  ): void {
    try {
      for (const item of reader?.push(bytes) ?? []) {
        if (item.kind === 'init') this.#options.events.onInit(rendition, item.init)
        else this.#options.events.onSample(rendition, item.sample)
      }
    } catch (error) {
      // One show's unreadable output must not take the others with it.
      this.#options.log.error({ err: error, rendition }, 'output of ffmpeg cannot be read')
      transcoder.kill()
    }
  }

  /** Ends the present ffmpeg, if any, with everything it still had to say. */
  async #end(): Promise<void> {
    const transcoder = this.#transcoder
    if (!transcoder) return
    this.#endInput?.()
    this.#endInput = null
    await transcoder.stop()
    this.#close(transcoder)
  }

  async #mourn(transcoder: Transcoder): Promise<void> {
    const startedAt = performance.now()
    const exit = await transcoder.exited
    if (exit.wasAsked || this.#transcoder !== transcoder) return
    this.#endInput?.()
    this.#endInput = null
    this.#close(transcoder)
    if (performance.now() - startedAt > healthyMs) this.#failures = 0
    const pauseMs = this.#beginLater()
    const { code, signal, lastWords } = exit
    this.#options.log.warn(
      { code, signal, lastWords: lastWords.slice(-500), pauseMs },
      'ffmpeg died; it is started again',
    )
  }

  /** Starts ffmpeg after a pause that grows while it keeps failing; returns the milliseconds. */
  #beginLater(): number {
    const pauseMs = restartPausesMs[Math.min(this.#failures, restartPausesMs.length - 1)] ?? 0
    this.#failures += 1
    clearTimeout(this.#retry)
    if (this.#isStopped) return pauseMs
    const begin = (): Promise<void> => this.#begin(this.#options.encoder.profile)
    this.#retry = setTimeout(() => void this.#queue(begin), pauseMs)
    return pauseMs
  }

  #close(transcoder: Transcoder): void {
    if (this.#transcoder !== transcoder) return
    this.#transcoder = null
    this.#options.events.onClosed()
  }

  /** Starts and stops happen one after another; what fails is logged, and does not keep the next from happening. */
  #queue(work: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(work).catch((error: unknown) => {
      this.#options.log.error({ err: error }, 'a run of ffmpeg could not be started or ended')
    })
    return this.#work
  }
}
