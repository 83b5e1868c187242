import { once } from 'node:events'
import { spawn, type ChildProcess } from 'node:child_process'
import { waitFor } from './wait-for.ts'

export type EncoderOptions = {
  /** Full RTMP address, key included. */
  url: string
  width?: number
  height?: number
  fps?: number
  /** Between keyframes. */
  gopSeconds?: number
  bitrateKbps?: number
  withAudio?: boolean
  audioCodec?: 'aac' | 'libmp3lame'
  withVideo?: boolean
  bFrames?: number
  /** Draws the wall clock as bits at the top of the picture (see `clockBits`). */
  withClock?: boolean
  /** Frames are stamped with that clock instead of counted: right also while the machine is too slow for them. */
  stampsClock?: boolean
  /** Filters of ffmpeg after the generated picture and tone, such as `volume=0:enable='gte(t,4)'`. */
  pictureFilter?: string
  soundFilter?: string
  /** Notes how far it has come: see `sentSeconds`. */
  tellsTime?: boolean
  /** A SubRip file whose lines are sent beside the picture, as caption encoders do. */
  captionsFile?: string
  /** Also writes what is sent into this FLV file. */
  copyTo?: string
}

/** The clock in the picture: milliseconds of wall clock modulo 2^bits, the lowest bit left, white is one. */
export const clockBits = { bits: 24, blockWidth: 40, blockHeight: 40 } as const

/** A real ffmpeg that pushes a generated picture over RTMP, for tests and benches. */
export class TestEncoder {
  readonly #process: ChildProcess
  #said = ''
  #sentSeconds = 0
  #exit: { code: number | null } | null = null

  private constructor(options: EncoderOptions) {
    this.#process = spawn(process.env['FFMPEG_BIN'] ?? 'ffmpeg', encoderArgs(options), {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#process.stderr?.on('data', (chunk: Buffer) => (this.#said += chunk.toString('utf8')))
    this.#process.stdout?.on('data', (chunk: Buffer) => {
      const [, microseconds] = /out_time_us=(\d+)/.exec(chunk.toString('utf8')) ?? []
      if (microseconds !== undefined) this.#sentSeconds = Number(microseconds) / 1_000_000
    })
    this.#process.once('close', (code) => (this.#exit = { code }))
  }

  static start(options: EncoderOptions): TestEncoder {
    return new TestEncoder(options)
  }

  /** What ffmpeg printed: an encoder's view of a refusal. */
  get said(): string {
    return this.#said
  }

  /** How much of its picture and sound it has sent: on a busy machine it is slower than the clock. */
  get sentSeconds(): number {
    return this.#sentSeconds
  }

  get hasEnded(): boolean {
    return this.#exit !== null
  }

  /** Dies as in a power cut. */
  async kill(): Promise<void> {
    if (this.#exit) return
    const gone = once(this.#process, 'close')
    this.#process.kill('SIGKILL')
    await gone
  }

  /** Ends as somebody who presses stop. */
  async stop(): Promise<void> {
    if (this.#exit) return
    this.#process.kill('SIGINT')
    await waitFor('the encoder to end', () => this.hasEnded, { timeoutMs: 8_000 })
  }

  pause(): void {
    this.#process.kill('SIGSTOP')
  }

  resume(): void {
    this.#process.kill('SIGCONT')
  }

  /** Resolves when it ended by itself, with what it printed. */
  async ended(timeoutMs = 15_000): Promise<string> {
    await waitFor('the encoder to end', () => this.hasEnded, { timeoutMs })
    return this.#said
  }
}

function encoderArgs(options: EncoderOptions): string[] {
  const { withAudio = true, withVideo = true } = options
  const output =
    options.copyTo === undefined ? ['-f', 'flv', options.url] : teeTo(options.url, options.copyTo)
  return [
    ...['-hide_banner', '-loglevel', 'error'],
    ...(options.tellsTime === true ? ['-stats_period', '0.2', '-progress', 'pipe:1'] : []),
    ...(withVideo ? videoInput(options) : []),
    ...(withAudio ? ['-re', '-f', 'lavfi', '-i', filtered(tone, options.soundFilter)] : []),
    ...(options.captionsFile === undefined ? [] : ['-re', '-i', options.captionsFile]),
    ...(withVideo ? videoOutput(options) : []),
    ...(withAudio
      ? ['-map', withVideo ? '1:a' : '0:a', '-c:a', options.audioCodec ?? 'aac', '-b:a', '96k']
      : []),
    ...(options.captionsFile === undefined ? [] : ['-map', '2:s', '-c:s', 'text']),
    ...output,
  ]
}

const tone = 'sine=frequency=440:sample_rate=48000'

function filtered(source: string, filter: string | undefined): string {
  return filter === undefined ? source : `${source},${filter}`
}

function videoInput(options: EncoderOptions): string[] {
  const { width = 1280, height = 720, fps = 30, withClock = false, pictureFilter } = options
  const scene = filtered(`testsrc2=size=${width}x${height}:rate=${fps},realtime`, pictureFilter)
  const stamps = options.stampsClock === true ? 'setpts=PTS-STARTPTS' : `settb=1/${fps},setpts=N`
  return ['-f', 'lavfi', '-i', withClock ? drawClock(scene, stamps) : scene]
}

/** The time of drawing becomes the frame's own timestamp, so that `geq` can read it, and is taken out again. */
function drawClock(scene: string, stamps: string): string {
  const { bits, blockWidth, blockHeight } = clockBits
  const bit = 'if(bitand(T*1000\\,pow(2\\,X))\\,235\\,16)'
  return [
    `${scene},format=yuv420p,settb=1/1000,setpts=RTCTIME/1000,split[scene][clock]`,
    `[clock]crop=${bits}:2:0:0,format=gray,geq=lum='${bit}',scale=${bits * blockWidth}:${blockHeight}:flags=neighbor,format=yuv420p[bits]`,
    `[scene][bits]overlay=0:0,${stamps}`,
  ].join(';')
}

function videoOutput(options: EncoderOptions): string[] {
  const { fps = 30, gopSeconds = 2, bitrateKbps = 1_500, bFrames = 0 } = options
  return [
    ...[
      '-map',
      '0:v',
      '-c:v',
      'libx264',
      '-preset',
      'veryfast',
      '-pix_fmt',
      'yuv420p',
      '-bf',
      String(bFrames),
    ],
    ...(bFrames === 0 ? ['-tune', 'zerolatency'] : []),
    ...(options.stampsClock === true
      ? stampedArgs(gopSeconds)
      : ['-g', String(Math.round(gopSeconds * fps))]),
    ...['-sc_threshold', '0'],
    ...['-b:v', `${bitrateKbps}k`, '-maxrate', `${bitrateKbps}k`, '-bufsize', `${bitrateKbps}k`],
  ]
}

/** Keyframes by the clock too: counted ones come too late from a machine that is too slow. */
function stampedArgs(gopSeconds: number): string[] {
  const keyframes = ['-force_key_frames', `expr:gte(t,n_forced*${gopSeconds})`, '-g', '1000']
  return ['-fps_mode', 'passthrough', '-enc_time_base', '1/1000', ...keyframes]
}

function teeTo(url: string, file: string): string[] {
  // The tee muxer leaves the choice of global headers to us; FLV needs them.
  return ['-flags', '+global_header', '-f', 'tee', `[f=flv:onfail=abort]${url}|[f=flv]${file}`]
}
