import { isOver, type BroadcastState } from '#lib/broadcast-state.ts'
import { ShowWatch } from '#media/transcode/show-watch.ts'
import type { Encoder } from '#media/ingest/encoder.ts'
import type { BroadcastFacts } from '#media/live/broadcast-facts.ts'
import { BroadcastReports } from '#media/live/broadcast-reports.ts'
import { besideSegments, recordingSink } from '#media/live/broadcast-sinks.ts'
import type { Channel, RunStart } from '#media/live/channel.ts'
import { EncoderPair } from '#media/live/encoder-pair.ts'
import { EncoderRun, type RunEvents } from '#media/live/encoder-run.ts'
import type { EncoderLoad } from '#media/live/ladder-run.ts'
import { Stage } from '#media/live/stage.ts'
import { describeRecording } from '#media/replay/describe-recording.ts'
import { Storyboard, storyboardFolder } from '#media/replay/storyboard.ts'
import { Recorder } from '#media/store/recorder.ts'
import type { Recording } from '#media/store/recording.ts'
import { listedOf } from '#media/store/segment-record.ts'
import type { RenditionName, RungName } from '#media/transcode/ladder.ts'
import type { Transcoding } from '#media/transcode/transcoding.ts'
import type { Log } from '#server/log.ts'

export type BroadcastOptions = {
  facts: BroadcastFacts
  transcoding: Transcoding
  log: Log
  recording: Recording
  /** Its state in the database may have changed by our own report. */
  onReported(broadcast: Broadcast): void
  /** Nothing more will come: the replay, if any, is complete. */
  onOver(broadcast: Broadcast): void
}

/**
 * One live run: joins an encoder's connection, ffmpeg, the packager and the store, and follows the
 * states of design.md §6: preview → on-air ⇄ interrupted → ended.
 */
export class Broadcast {
  readonly facts: BroadcastFacts
  readonly recorder: Recorder
  readonly storyboard: Storyboard
  readonly watch = new ShowWatch()
  readonly #options: BroadcastOptions
  readonly #log: Log
  readonly #reports: BroadcastReports
  readonly #stage: Stage
  readonly #dropped = new Set<RungName>()
  #state: BroadcastState
  readonly #pair = new EncoderPair((encoder) => this.#take(encoder))
  #run: EncoderRun | null = null
  #renditions: readonly RenditionName[] | null = null
  #mustReencode = false
  #graceTimer: NodeJS.Timeout | undefined
  #leaving: Promise<void> = Promise.resolve()
  #switching: Promise<void> = Promise.resolve()
  #ending: Promise<void> | null = null

  constructor(options: BroadcastOptions) {
    const { facts, recording } = options
    this.facts = facts
    this.#options = options
    this.#state = facts.state
    this.#log = options.log.child({ broadcastId: facts.broadcastId })
    const mediaTimeMs = () => this.air.mediaTimeMs
    this.#reports = new BroadcastReports({ broadcastId: facts.broadcastId, mediaTimeMs, log: this.#log })
    const { ffmpeg } = options.transcoding
    this.recorder = new Recorder({ recording, log: this.#log })
    this.storyboard = new Storyboard({ folder: storyboardFolder(recording.folder), ffmpeg, log: this.#log })
    const { epoch } = facts
    this.#stage = new Stage({
      ...{ facts, isPublic: facts.state !== 'preview' },
      sinkFor: (rendition) =>
        recordingSink(this.recorder, { rendition, epoch, find: () => this.air.tracks.get(rendition) }),
      onStarted: (start) => this.#picture(start),
      onSegment: (begun) => this.#reports.segment(begun),
    })
  }

  get preview(): Channel {
    return this.#stage.preview
  }

  get air(): Channel {
    return this.#stage.air
  }

  get state(): BroadcastState {
    return this.#state
  }

  /** The one on air. */
  get encoder(): Encoder | null {
    return this.#pair.onAir
  }

  /** The connected ones, one standing by included. */
  get encoders(): Encoder[] {
    return this.#pair.all
  }

  get recording(): Recording {
    return this.#options.recording
  }

  get isSourceCopied(): boolean {
    return this.#run?.ladder?.isVideoCopied ?? false
  }

  /** Rungs that the machine was too slow for; they are not made any more. */
  get droppedRungs(): RungName[] {
    return [...this.#dropped]
  }

  get encoderLoad(): EncoderLoad | null {
    return this.#run?.load ?? null
  }

  /**
   * Continues what a process before this one recorded, and waits for the encoder as long as is left of
   * its grace. `wasCutOff`: that process died with a segment in the making.
   */
  async restore({ graceLeftMs, wasCutOff }: { graceLeftMs: number; wasCutOff: boolean }): Promise<void> {
    try {
      for (const { variant, records } of await describeRecording(this.recording)) {
        this.air.track(variant.name).restore(records.map(listedOf), variant)
      }
      await this.storyboard.load(this.air.mediaTimeMs)
      if (wasCutOff) this.air.markLost()
    } finally {
      this.#awaitEncoder(graceLeftMs)
    }
  }

  attach(encoder: Encoder): void {
    // It was admitted in the moment in which the show was ended.
    if (this.#ending) return encoder.disconnect('The show is over')
    clearTimeout(this.#graceTimer)
    this.#pair.add(encoder)
    this.#log.info({ state: this.#state, role: encoder.admission.role }, 'encoder connected')
  }

  /** The encoder is on air from now on; the run of the one before is finished first. */
  #take(encoder: Encoder | null): void {
    if (!encoder) return
    if (!this.#run) return this.#begin(encoder)
    this.#switching = this.#switching.then(async () => {
      await this.#run?.stop()
      if (this.encoder === encoder && !this.#ending) this.#begin(encoder)
    })
  }

  #begin(encoder: Encoder): void {
    this.#stage.reset()
    this.#run = new EncoderRun({
      encoder,
      transcoding: this.#options.transcoding,
      log: this.#log,
      renditions: this.#renditions,
      mustReencode: this.#mustReencode,
      dropped: this.#dropped,
      events: this.#runEvents(),
    })
    this.#run.start()
  }

  /** The encoder is gone. Resolves when the database knows. */
  detach(encoder: Encoder, reason: string): Promise<void> {
    if (!this.#pair.has(encoder)) return this.#leaving
    this.#pair.remove(encoder)
    const left = this.#leave(encoder, reason)
    this.#leaving = Promise.all([this.#leaving, left]).then(() => undefined)
    return this.#leaving
  }

  /** Resolves when a leaving encoder is written down. */
  settled(): Promise<void> {
    return this.#leaving
  }

  /** What the database says; only going on air and being over are other people's decisions. */
  hear(state: BroadcastState): void {
    if (isOver(state)) void this.#end(state)
    else if (this.#state === 'preview' && state !== 'preview') this.#goOnAir()
  }

  /** The process stops, the gate is closed: what is recorded stays to be continued. */
  async stop(): Promise<void> {
    // With the database down, an encoder's leaving would be told for ever.
    void this.#reports.stop()
    this.#pair.stop()
    await this.#run?.stop()
    // What is recorded is safe before anything waits for a database that may hang.
    await Promise.all([this.recorder.finish(), this.storyboard.stop()])
    await this.#leaving
    clearTimeout(this.#graceTimer)
    await this.#reports.settled()
  }

  #runEvents(): RunEvents {
    const stage = this.#stage
    return {
      onOpened: (ladder) => {
        this.#renditions ??= ladder.renditions
        stage.open(ladder.renditions)
      },
      onInit: (rendition, init) => stage.begin(rendition, init),
      onSample: (rendition, sample) => stage.push(rendition, sample),
      onBreak: () => stage.markBreak(),
      onAbandoned: (renditions) => stage.abandon(renditions),
      onDropped: (rung) => {
        this.#dropped.add(rung)
        stage.drop(rung)
      },
      ...besideSegments(this.recorder, this.storyboard, (seconds) => this.#mediaTimeAt(seconds)),
      onObservation: (observation) => this.watch.observe(observation),
      onClosed: () => {
        this.#mustReencode = this.#run?.mustReencode ?? this.#mustReencode
        stage.close()
      },
      onDecided: () => void this.#goLiveByItself(),
    }
  }

  /** The crew's preview is nobody's recording. */
  #mediaTimeAt(runSeconds: number): number | null {
    return this.#state === 'preview' ? null : this.air.mediaTimeAt(runSeconds)
  }

  async #goLiveByItself(): Promise<void> {
    const admission = this.encoder?.admission
    if (this.#state !== 'preview' || !admission?.liveOnEncoder) return
    await this.#reports.goLive()
    this.#options.onReported(this)
  }

  #goOnAir(): void {
    this.#state = 'on-air'
    this.#log.info('on air')
    this.#stage.goPublic(this.#run?.ladder?.renditions ?? null)
  }

  #picture(start: RunStart): void {
    this.#state = 'on-air'
    void this.#reports.picture(start)
  }

  async #leave(encoder: Encoder, reason: string): Promise<void> {
    if (!this.encoder) await this.#endRun()
    const mediaTimeMs = this.air.mediaTimeMs
    this.#log.info({ reason, mediaTimeMs }, 'encoder gone')
    if (this.#state === 'on-air' && !this.encoder) {
      this.#state = 'interrupted'
      this.#reports.interrupted()
      this.#awaitEncoder(this.facts.graceSeconds * 1_000)
    }
    const waitsSince = performance.now()
    const told = await this.#reports.encoderGone({ ...encoder.admission, mediaTimeMs, reason })
    if (told && this.#state === 'interrupted' && !this.encoder)
      this.#awaitEncoder(told.graceSeconds * 1_000 - (performance.now() - waitsSince))
    if (this.#state === 'preview' && !this.encoder) this.#options.onOver(this)
  }

  async #endRun(): Promise<void> {
    await this.#switching
    const run = this.#run
    await run?.stop()
    // Another encoder may have come meanwhile.
    if (this.#run === run) this.#run = null
  }

  #awaitEncoder(graceMs: number): void {
    clearTimeout(this.#graceTimer)
    this.#graceTimer = setTimeout(() => void this.#abandon(), graceMs)
  }

  async #abandon(): Promise<void> {
    if (this.encoder) return
    await this.#reports.abandoned()
    this.#options.onReported(this)
  }

  #end(state: BroadcastState): Promise<void> {
    this.#ending ??= this.#finish(state)
    return this.#ending
  }

  async #finish(state: BroadcastState): Promise<void> {
    clearTimeout(this.#graceTimer)
    const wasPublic = this.#state !== 'preview'
    this.#reports.over()
    this.#pair.stop()
    for (const encoder of this.encoders) encoder.disconnect('The show is over')
    await this.#run?.stop()
    this.#state = state
    this.#stage.end()
    await this.recorder.finish()
    if (wasPublic) await this.#reports.complete(this.recording)
    await this.storyboard.stop()
    this.#log.info('over')
    this.#options.onOver(this)
  }
}
