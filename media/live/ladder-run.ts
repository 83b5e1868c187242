import type { Encoder } from '#media/ingest/encoder.ts'
import type { StreamProfile } from '#media/ingest/stream-inspector.ts'
import type { Sample } from '#media/package/fragment.ts'
import type { InitSegment } from '#media/package/init-segment.ts'
import { PipeReader } from '#media/package/pipe-reader.ts'
import type { Ladder, RenditionName } from '#media/transcode/ladder.ts'
import { Transcoder } from '#media/transcode/transcoder.ts'
import type { Log } from '#server/log.ts'

export type LadderRunEvents = {
  /** Frames of what ffmpeg makes follow. */
  onStarted(): void
  onInit(rendition: RenditionName, init: InitSegment): void
  onSample(rendition: RenditionName, sample: Sample): void
  /** No more frames until the next `onStarted`. */
  onEnded(): void
}

export type LadderRunOptions = {
  encoder: Encoder
  ffmpeg: string
  log: Log
  ladder: Ladder
  events: LadderRunEvents
}

/** Pauses before ffmpeg is started again, growing while it keeps dying. */
const restartPausesMs = [0, 500, 1_000, 2_000, 4_000, 8_000] as const
const healthyMs = 30_000

/** One ladder's ffmpeg over an encoder's connection: started, started anew when it dies, stopped. */
export class LadderRun {
  readonly #options: LadderRunOptions
  #transcoder: Transcoder | null = null
  #endInput: (() => void) | null = null
  #failures = 0
  #retry: NodeJS.Timeout | undefined
  #work: Promise<void> = Promise.resolve()
  #isStopped = false

  constructor(options: LadderRunOptions) {
    this.#options = options
  }

  get pid(): number | undefined {
    return this.#transcoder?.pid
  }

  start(): void {
    void this.#queue(async () => this.#begin())
  }

  /** The stream's parameters change here: what follows is for the next ffmpeg. */
  cutInput(): void {
    this.#endInput?.()
    this.#endInput = null
  }

  /** Ends the present ffmpeg with everything it still has to say, and starts one for what comes now. */
  restart(): void {
    this.cutInput()
    void this.#queue(async () => {
      await this.#end()
      this.#begin()
    })
  }

  /** Lets ffmpeg finish what it holds. Can be called twice. */
  stop(): Promise<void> {
    this.#isStopped = true
    clearTimeout(this.#retry)
    this.cutInput()
    return this.#queue(() => this.#end())
  }

  #begin(): void {
    clearTimeout(this.#retry)
    if (this.#isStopped || this.#transcoder) return
    try {
      this.#open(this.#options.encoder.profile)
    } catch (error) {
      // No descriptors or no memory for one more process: that passes, and concerns this show alone.
      this.#options.log.error({ err: error, pauseMs: this.#beginLater() }, 'ffmpeg cannot be started')
    }
  }

  #open(profile: StreamProfile): void {
    const { ffmpeg, ladder, events, encoder } = this.#options
    const readers = new Map(ladder.transcoded.map((rendition) => [rendition, new PipeReader()]))
    const transcoder = new Transcoder({
      ...{ ffmpeg, ladder, profile },
      onBytes: (rendition, bytes) => {
        if (this.#transcoder === transcoder)
          this.#read(transcoder, readers.get(rendition), { rendition, bytes })
      },
    })
    this.#transcoder = transcoder
    events.onStarted()
    this.#endInput = encoder.read((packet) => transcoder.write(packet.tag))
    void this.#mourn(transcoder)
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

  async #end(): Promise<void> {
    const transcoder = this.#transcoder
    if (!transcoder) return
    this.cutInput()
    await transcoder.stop()
    this.#close(transcoder)
  }

  async #mourn(transcoder: Transcoder): Promise<void> {
    const startedAt = performance.now()
    const exit = await transcoder.exited
    if (exit.wasAsked || this.#transcoder !== transcoder) return
    this.cutInput()
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
    this.#retry = setTimeout(() => this.start(), pauseMs)
    return pauseMs
  }

  #close(transcoder: Transcoder): void {
    if (this.#transcoder !== transcoder) return
    this.#transcoder = null
    this.#options.events.onEnded()
  }

  /** Starts and stops happen one after another; what fails is logged, and does not keep the next from happening. */
  #queue(work: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(work).catch((error: unknown) => {
      this.#options.log.error({ err: error }, 'a run of ffmpeg could not be started or ended')
    })
    return this.#work
  }
}
