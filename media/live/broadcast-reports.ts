import { finishRecording } from '#media/replay/finish-recording.ts'
import type { Recording } from '#media/store/recording.ts'
import { now } from '#server/clock.ts'
import type { Log } from '#server/log.ts'
import { endAbandonedBroadcast } from '#server/programmes/end-broadcast.ts'
import { goLiveOnEncoder } from '#server/programmes/go-live.ts'
import { keepMediaClock } from '#server/programmes/keep-media-clock.ts'
import { leaveEncoder } from '#server/programmes/leave-encoder.ts'
import { startMediaClock } from '#server/programmes/start-media-clock.ts'
import type { MediaMoment, RunStart } from './channel.ts'
import { ClockKeeper, type ClockCorrection } from './clock-keeper.ts'
import { Reporter } from './reporter.ts'

const clockCheckMs = 1_000

/** What a live run tells the database, each thing as often as it takes. */
export class BroadcastReports {
  readonly #broadcastId: string
  readonly #reporter: Reporter
  readonly #log: Log

  readonly #clock = new ClockKeeper()
  readonly #timer: NodeJS.Timeout

  /** `mediaTimeMs`: how far the public picture has come. */
  constructor({
    broadcastId,
    mediaTimeMs,
    log,
  }: {
    broadcastId: string
    mediaTimeMs: () => number
    log: Log
  }) {
    this.#broadcastId = broadcastId
    this.#reporter = new Reporter(log)
    this.#log = log
    const check = () => this.#correct(this.#clock.check(mediaTimeMs(), now().getTime()))
    this.#timer = setInterval(check, clockCheckMs)
    this.#timer.unref()
  }

  /** Its encoder is here, and that is all that its programme waits for. */
  goLive(): Promise<void> {
    const broadcastId = this.#broadcastId
    return this.#reporter.report('go live', () => goLiveOnEncoder({ broadcastId }))
  }

  /** The media clock runs from there. */
  picture(start: RunStart): Promise<void> {
    this.#clock.start(start)
    const broadcastId = this.#broadcastId
    return this.#reporter.report('picture', () => startMediaClock({ broadcastId, ...start }))
  }

  /** The picture goes on; the clock is set right where it does so slower or faster than the wall. */
  segment(begun: MediaMoment): void {
    this.#correct(this.#clock.segment(begun))
  }

  #correct(correction: ClockCorrection | null): void {
    const broadcastId = this.#broadcastId
    if (correction)
      void this.#reporter.report('media clock', () => keepMediaClock({ broadcastId, ...correction }))
  }

  /** Resolves with how long the broadcast waits for its encoder; null when nobody can say. */
  async encoderGone(left: {
    connectionId: string
    mediaTimeMs: number
    reason: string
  }): Promise<{ graceSeconds: number } | null> {
    const { connectionId, mediaTimeMs, reason } = left
    let answer: { graceSeconds: number } | null = null
    await this.#reporter.report('encoder gone', async () => {
      answer = await leaveEncoder({ connectionId, mediaTimeMs, reason })
    })
    return answer
  }

  abandoned(): Promise<void> {
    const ended = { broadcastId: this.#broadcastId, reason: 'grace period passed' }
    return this.#reporter.report('abandoned', () => endAbandonedBroadcast(ended))
  }

  /** No picture comes until the next start. */
  interrupted(): void {
    this.#clock.stop()
  }

  /** No picture will come any more. */
  over(): void {
    this.#clock.stop()
    clearInterval(this.#timer)
  }

  complete(recording: Recording): Promise<void> {
    return this.#reporter.report('recording complete', () =>
      finishRecording(this.#broadcastId, recording, this.#log),
    )
  }

  /** What is told once more is told for the last time. */
  async stop(): Promise<void> {
    this.over()
    await this.#reporter.stop()
  }

  async settled(): Promise<void> {
    await this.#reporter.settled()
  }
}
