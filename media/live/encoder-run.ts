import type { Encoder } from '#media/ingest/encoder.ts'
import type { TextLine } from '#media/ingest/text-line.ts'
import type { InspectorEvent } from '#media/ingest/stream-inspector.ts'
import type { Sample } from '#media/package/fragment.ts'
import type { InitSegment } from '#media/package/init-segment.ts'
import { chooseLadder, type Ladder, type RenditionName, type RungName } from '#media/transcode/ladder.ts'
import type { ObservationListener } from '#media/transcode/observation-reader.ts'
import { foreignCodecs } from '#media/transcode/probe-codecs.ts'
import type { Transcoding } from '#media/transcode/transcoding.ts'
import type { Log } from '#server/log.ts'
import { LadderRun, type EncoderLoad } from './ladder-run.ts'
import { SourceCopy } from './source-copy.ts'

export type RunEvents = ObservationListener & {
  /** Frames of these renditions follow, the lead one first in the list. */
  onOpened(ladder: Ladder): void
  onInit(rendition: RenditionName, init: InitSegment): void
  onSample(rendition: RenditionName, sample: Sample): void
  /** The encoder's clock jumped: what follows was not made right after what came before. */
  onBreak(): void
  /** These have nobody to make them until their next `onInit`; the others go on. */
  onAbandoned(renditions: readonly RenditionName[]): void
  /** The machine is too slow for this rung: it is not made any more in this broadcast. */
  onDropped(rung: RungName): void
  /** No more frames until the next `onOpened`. */
  onClosed(): void
  /** A line of captions that came beside the picture. */
  onText(line: TextLine): void
  /** It is known whether the source is copied. */
  onDecided(): void
}

export type EncoderRunOptions = {
  encoder: Encoder
  transcoding: Transcoding
  log: Log
  /** Renditions that viewers already know of; null for a broadcast that has none yet. */
  renditions: readonly RenditionName[] | null
  mustReencode: boolean
  /** Rungs that this broadcast gave up. */
  dropped: ReadonlySet<RenditionName>
  events: RunEvents
}

/**
 * One encoder connection's way to the renditions: its own H.264 and AAC are packed by us, ffmpeg makes the
 * rest; where they cannot be copied, ffmpeg makes everything.
 */
export class EncoderRun {
  readonly #options: EncoderRunOptions
  #copy: SourceCopy | null = null
  #rungs: LadderRun | null = null
  #mustReencode: boolean
  #renditions: readonly RenditionName[] | null
  #ladder: Ladder | null = null
  #work: Promise<void> = Promise.resolve()
  #isEnding = false
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
    return this.#rungs?.pid
  }

  /** How far ffmpeg is behind; null while none runs. */
  get load(): EncoderLoad | null {
    return this.#rungs?.load ?? null
  }

  start(): void {
    const { encoder, events } = this.#options
    encoder.listen((event) => this.#hear(event))
    encoder.listenToText((line) => {
      if (!this.#isStopped) events.onText(line)
    })
  }

  /** Lets what is held be finished. Can be called twice. */
  stop(): Promise<void> {
    this.#isStopped = true
    this.#copy?.stop()
    this.#rungs?.cutInput()
    return this.#queue(() => this.#end())
  }

  #hear(event: InspectorEvent): void {
    if (this.#isStopped) return
    if (event.kind === 'described') void this.#queue(() => this.#begin())
    if (event.kind === 'changing') this.#rungs?.cutInput()
    if (event.kind === 'changed') this.#change()
    if (event.kind === 'keyframes-proven') this.#options.events.onDecided()
    if (event.kind === 'keyframes-too-far') this.#reencode()
    if (event.kind === 'foreign') void this.#judgeCodec(event.codec)
  }

  /** What ffmpeg reads is re-encoded; the rest is refused in words that the encoder shows. */
  async #judgeCodec(name: string): Promise<void> {
    const { transcoding, encoder } = this.#options
    const codec = foreignCodecs.find((each) => each === name)
    if (codec && (await transcoding.readable).has(codec)) return
    if (this.#isStopped) return
    this.#isStopped = true
    encoder.disconnect(`${name} is not supported here: please send H.264 with AAC`)
  }

  /** The copy takes new parameters by itself; ffmpeg, and another kind of stream, begin anew. */
  #change(): void {
    const next = this.#choose()
    const isSameKind = this.#ladder?.isRemuxed === true && next.isRemuxed
    const isSameList = next.renditions.join() === this.#ladder?.renditions.join()
    if (isSameKind && isSameList) this.#rungs?.restart()
    else void this.#queue(() => this.#begin())
  }

  #reencode(): void {
    if (this.#mustReencode) return
    this.#mustReencode = true
    this.#options.log.info('keyframes too far apart: the source is re-encoded')
    void this.#queue(() => this.#begin())
  }

  async #begin(): Promise<void> {
    await this.#end()
    if (this.#isStopped) return
    const ladder = this.#choose()
    if (ladder.renditions.length === 0) return
    this.#renditions ??= ladder.renditions
    this.#ladder = ladder
    const { encoder, events } = this.#options
    if (ladder.isRemuxed) {
      events.onOpened(ladder)
      this.#copy = new SourceCopy(encoder, events)
      this.#copy.start()
    }
    this.#startRungs(ladder)
    if (!ladder.isVideoCopied) events.onDecided()
  }

  /** Where nothing is to be made, ffmpeg watches all the same: stills, and figures of picture and sound. */
  #startRungs(ladder: Ladder): void {
    const { encoder, transcoding, log, dropped, events } = this.#options
    this.#rungs = new LadderRun({
      ...{ encoder, ffmpeg: transcoding.ffmpeg, log, ladder, dropped },
      events: {
        ...events,
        onStarted: () => {
          if (!ladder.isRemuxed) events.onOpened(ladder)
        },
        onEnded: (made) => {
          if (!ladder.isRemuxed) events.onClosed()
          // At the end of the run, what ffmpeg still said is to be closed like the rest.
          else if (!this.#isEnding) events.onAbandoned(made)
        },
      },
    })
    this.#rungs.start()
  }

  #choose(): Ladder {
    const { encoder, transcoding } = this.#options
    const wishes = { mustReencode: this.#mustReencode, known: this.#renditions, rungs: transcoding.rungs }
    return chooseLadder(encoder.profile, wishes)
  }

  /** Ends what runs, with everything it still had to say. */
  async #end(): Promise<void> {
    const copy = this.#copy
    const rungs = this.#rungs
    this.#copy = null
    this.#isEnding = true
    copy?.stop()
    await rungs?.stop()
    this.#rungs = null
    this.#isEnding = false
    if (copy) this.#options.events.onClosed()
  }

  #queue(work: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(work).catch((error: unknown) => {
      this.#options.log.error({ err: error }, 'a run of an encoder could not be started or ended')
    })
    return this.#work
  }
}
