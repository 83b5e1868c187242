import type { StreamProfile } from '#media/ingest/stream-inspector.ts'
import { Child, type Exit } from './child.ts'
import { describeJob, type FfmpegJob, type JobPipe } from './ffmpeg-job.ts'

export type TranscoderOptions = {
  ffmpeg: string
  job: FfmpegJob
  onBytes(pipe: JobPipe, bytes: Buffer): void
}

/** What may wait for ffmpeg in our memory; more, and it is not reading any more. */
const maxWaitingBytes = 16 * 1024 * 1024

/** With input arriving and nothing coming out for this long, ffmpeg is stuck. */
const stuckMs = 5_000

/** Keyframes alone, four seconds apart, come out when the decoder has seen some more of them. */
const stuckWatchingMs = 30_000
const tickMs = 500

/** One run of ffmpeg over one stretch of an encoder's stream, with a watchdog. */
export class Transcoder {
  readonly #child: Child
  readonly #stuckMs: number
  #inputSinceOutputAt: number | null = null
  #isStopping = false
  #timer: NodeJS.Timeout | undefined

  constructor(options: TranscoderOptions) {
    const { ffmpeg, job } = options
    const { args, pipes } = describeJob(job)
    this.#stuckMs = job.made.length > 0 ? stuckMs : stuckWatchingMs
    this.#child = new Child({ command: ffmpeg, args, outputs: pipes.length })
    for (const [index, pipe] of pipes.entries()) {
      this.#child.output(index)?.on('data', (bytes: Buffer) => {
        this.#inputSinceOutputAt = null
        options.onBytes(pipe, bytes)
      })
    }
    // A header that promises a track that never comes makes ffmpeg wait for it for minutes.
    this.#child.stdin?.write(flvHeader(job.profile))
    this.#timer = setInterval(() => this.#watch(), tickMs)
    void this.exited.then(() => clearInterval(this.#timer))
  }

  get exited(): Promise<Exit> {
    return this.#child.exited
  }

  get pid(): number | undefined {
    return this.#child.pid
  }

  /** What waits for ffmpeg to read it. */
  get waitingBytes(): number {
    return this.#child.stdin?.writableLength ?? 0
  }

  /** Takes a whole FLV tag. */
  write(flv: Buffer): void {
    const { stdin } = this.#child
    if (!stdin || stdin.writableEnded || stdin.destroyed) return
    this.#inputSinceOutputAt ??= performance.now()
    stdin.write(flv)
    if (stdin.writableLength > maxWaitingBytes) this.#child.kill()
  }

  /** Lets ffmpeg write what it still holds, and waits for its end. Can be called twice. */
  stop(): Promise<Exit> {
    this.#isStopping = true
    return this.#child.stop()
  }

  kill(): void {
    this.#child.kill()
  }

  #watch(): void {
    if (this.#isStopping || this.#inputSinceOutputAt === null) return
    // A stopped process answers no SIGTERM.
    if (performance.now() - this.#inputSinceOutputAt > this.#stuckMs) this.#child.kill()
  }
}

/** "FLV", version 1, which tracks there are, nine bytes of header, and no tag before the first. */
function flvHeader({ hasAudio, hasVideo }: StreamProfile): Buffer {
  return Buffer.from([0x46, 0x4c, 0x56, 1, (hasAudio ? 4 : 0) | (hasVideo ? 1 : 0), 0, 0, 0, 9, 0, 0, 0, 0])
}
