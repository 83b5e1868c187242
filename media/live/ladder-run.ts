import type { Encoder } from '#media/ingest/encoder.ts'
import type { Sample } from '#media/package/fragment.ts'
import type { InitSegment } from '#media/package/init-segment.ts'
import { PipeReader, type PipeItem } from '#media/package/pipe-reader.ts'
import { decodesAll, type FfmpegJob } from '#media/transcode/ffmpeg-job.ts'
import { costliestRung, type Ladder, type RenditionName, type RungName } from '#media/transcode/ladder.ts'
import { judgeLoad, type LoadWatch } from '#media/transcode/load-watch.ts'
import { ObservationReader, type ObservationListener } from '#media/transcode/observation-reader.ts'
import { observeFeed } from '#media/transcode/observe-feed.ts'
import { Transcoder } from '#media/transcode/transcoder.ts'
import type { Log } from '#server/log.ts'

export type LadderRunEvents = ObservationListener & {
  /** Frames of what ffmpeg makes follow. */
  onStarted(): void
  onInit(rendition: RenditionName, init: InitSegment): void
  onSample(rendition: RenditionName, sample: Sample): void
  /** No more frames until the next `onStarted`. */
  onEnded(made: readonly RenditionName[]): void
  /** The machine is too slow for the whole ladder: this rung is not made any more. */
  onDropped(rung: RungName): void
}

/** How far ffmpeg is behind, and what waits for it in our memory. */
export type EncoderLoad = { lagMs: number; backlogBytes: number }

export type LadderRunOptions = {
  encoder: Encoder
  ffmpeg: string
  log: Log
  ladder: Ladder
  /** Rungs that this broadcast gave up. */
  dropped: ReadonlySet<RenditionName>
  events: LadderRunEvents
}

const loadTickMs = 1_000

/** Pauses before ffmpeg is started again, growing while it keeps dying. */
const restartPausesMs = [0, 500, 1_000, 2_000, 4_000, 8_000] as const
const healthyMs = 30_000

let deaths = 0

/** How often an ffmpeg of this process's shows died and was started again, of shows that are over too. */
export function countFfmpegDeaths(): number {
  return deaths
}

/** One ladder's ffmpeg over an encoder's connection: started, started anew when it dies, stopped. */
export class LadderRun {
  readonly #options: LadderRunOptions
  #made: readonly RenditionName[]
  #transcoder: Transcoder | null = null
  #readers = new Map<RenditionName, PipeReader>()
  #doneMs = new Map<RenditionName, number>()
  #load: LoadWatch = { lateSinceMs: null }
  #timer: NodeJS.Timeout | undefined
  #endInput: (() => void) | null = null
  #failures = 0
  #retry: NodeJS.Timeout | undefined
  #work: Promise<void> = Promise.resolve()
  #isStopped = false

  constructor(options: LadderRunOptions) {
    this.#options = options
    this.#made = options.ladder.transcoded.filter((name) => !options.dropped.has(name))
  }

  get load(): EncoderLoad | null {
    const backlogBytes = this.#transcoder?.waitingBytes
    if (backlogBytes === undefined) return null
    const { newestMs } = this.#options.encoder
    const lags = [...this.#doneMs.values()].map((ms) => newestMs - ms)
    return { lagMs: Math.round(Math.max(0, ...lags)), backlogBytes }
  }

  get pid(): number | undefined {
    return this.#transcoder?.pid
  }

  start(): void {
    this.#timer ??= setInterval(() => this.#watchLoad(), loadTickMs)
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
    clearInterval(this.#timer)
    this.cutInput()
    return this.#queue(() => this.#end())
  }

  #begin(): void {
    clearTimeout(this.#retry)
    if (this.#isStopped || this.#transcoder) return
    try {
      this.#open()
    } catch (error) {
      // No descriptors or no memory for one more process: that passes, and concerns this show alone.
      this.#options.log.error({ err: error, pauseMs: this.#beginLater() }, 'ffmpeg cannot be started')
    }
  }

  #open(): void {
    const { ffmpeg, ladder, events, encoder } = this.#options
    const job: FfmpegJob = { ladder, profile: encoder.profile, made: this.#made }
    const { hasVideo } = job.profile
    this.#readers = new Map(
      job.made.map((name) => [name, new PipeReader({ hasVideo: hasVideo && name !== 'audio' })]),
    )
    const observations = new ObservationReader(events)
    const transcoder = new Transcoder({
      ...{ ffmpeg, job },
      onBytes: (pipe, bytes) => {
        if (this.#transcoder !== transcoder) return
        if (pipe.kind === 'observation') observations.push(pipe.name, bytes)
        else this.#read(transcoder, pipe.name, bytes)
      },
    })
    this.#transcoder = transcoder
    this.#doneMs = new Map(job.made.map((rendition) => [rendition, encoder.newestMs]))
    if (job.made.length > 0) events.onStarted()
    const needsAll = job.made.length > 0 || decodesAll(job)
    this.#endInput = encoder.read((packet) => {
      const tags = needsAll ? [packet.tag] : observeFeed(packet, () => encoder.health().hasBFrames)
      for (const tag of tags) transcoder.write(tag)
    })
    void this.#mourn(transcoder)
  }

  #read(transcoder: Transcoder, rendition: RenditionName, bytes: Buffer): void {
    try {
      for (const item of this.#readers.get(rendition)?.push(bytes) ?? []) this.#pass(rendition, item)
    } catch (error) {
      // One show's unreadable output must not take the others with it.
      this.#options.log.error({ err: error, rendition }, 'output of ffmpeg cannot be read')
      transcoder.kill()
    }
  }

  #pass(rendition: RenditionName, item: PipeItem): void {
    if (item.kind === 'init') return this.#options.events.onInit(rendition, item.init)
    if (item.doneMs !== null) this.#doneMs.set(rendition, item.doneMs)
    this.#options.events.onSample(rendition, item.sample)
  }

  #watchLoad(): void {
    const { load } = this
    if (!load) return
    const judged = judgeLoad(this.#load, { atMs: performance.now(), lagMs: load.lagMs })
    this.#load = judged.watch
    const rung = judged.verdict === 'drop' ? costliestRung(this.#made) : null
    if (rung) this.#drop(rung, load)
  }

  /** Never taken up again in this broadcast: a rung that comes and goes is worse for viewers than none. */
  #drop(rung: RungName, load: EncoderLoad): void {
    this.#options.log.warn({ rung, ...load }, 'the machine is too slow for this rung: it is dropped')
    this.#made = this.#made.filter((name) => name !== rung)
    this.#options.events.onDropped(rung)
    // What ffmpeg has not done yet is too late for anybody: it is killed rather than waited for.
    this.cutInput()
    this.#transcoder?.kill()
    this.restart()
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
    deaths += 1
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
    for (const [rendition, reader] of this.#readers)
      for (const item of reader.flush()) this.#pass(rendition, item)
    this.#options.events.onEnded([...this.#doneMs.keys()])
  }

  /** Starts and stops happen one after another; what fails is logged, and does not keep the next from happening. */
  #queue(work: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(work).catch((error: unknown) => {
      this.#options.log.error({ err: error }, 'a run of ffmpeg could not be started or ended')
    })
    return this.#work
  }
}
