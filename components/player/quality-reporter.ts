import { renditionKey } from '#lib/cmcd.ts'
import { encodeCmcd, type CmcdReport } from './encode-cmcd.ts'
import type { Playback } from './playback.ts'
import type { PlaybackStatus } from './playback-state.ts'

export type QualityReporterOptions = {
  playback: Playback
  /** Where reports go: beside the playlists of the broadcast. */
  url: string
  /** From asking for the picture to its first frame; null where it was not this play's first. */
  startupMs: number | null
}

const everyMs = 30_000
/** A stall is told soon, several in a row at once. */
const soonMs = 3_000
const mostStalls = 20
/** A shorter hesitation is the decoder's, and nobody sees it. */
const shortestStallMs = 200

/** CTA-5004's letters for what a player does. */
const states: Readonly<Record<PlaybackStatus, string>> = {
  ...{ loading: 's', waiting: 'w', playing: 'p', paused: 'a', stalled: 'r', ended: 'e', refused: 'f' },
}

/**
 * Tells the bank how the picture plays (CMCD 2, event mode): when it began, how far it is behind, whether it
 * stood still. A play has a number of its own, made here and forgotten with it; nothing names the viewer.
 */
export class QualityReporter {
  readonly #options: QualityReporterOptions
  readonly #sessionId = crypto.randomUUID()
  readonly #stopping = new AbortController()
  #startupMs: number | null
  #stalledAt: number | null = null
  #stallsMs: number[] = []
  #timer: ReturnType<typeof setInterval> | undefined
  #soon: ReturnType<typeof setTimeout> | undefined
  #unsubscribe: (() => void) | null = null
  #status: PlaybackStatus

  constructor(options: QualityReporterOptions) {
    this.#options = options
    this.#startupMs = options.startupMs
    this.#status = options.playback.state().status
  }

  start(): void {
    this.#unsubscribe = this.#options.playback.subscribe(() => this.#follow())
    this.#timer = setInterval(() => this.#send('t'), everyMs)
    const { signal } = this.#stopping
    addEventListener('pagehide', () => this.#say('ps', 'q'), { signal })
    this.#send('ps')
  }

  /** Can be called twice. */
  stop(): void {
    if (this.#stopping.signal.aborted) return
    this.#stopping.abort()
    this.#unsubscribe?.()
    clearInterval(this.#timer)
    clearTimeout(this.#soon)
    this.#say('ps', 'q')
  }

  #follow(): void {
    const { status } = this.#options.playback.state()
    if (status === this.#status) return
    this.#status = status
    this.#watchStall(status)
    clearTimeout(this.#soon)
    this.#soon = setTimeout(() => this.#send('ps'), soonMs)
  }

  #watchStall(status: PlaybackStatus): void {
    if (status === 'stalled') {
      this.#stalledAt ??= performance.now()
      return
    }
    if (this.#stalledAt === null) return
    const stalledMs = Math.round(performance.now() - this.#stalledAt)
    this.#stalledAt = null
    if (stalledMs >= shortestStallMs) this.#stallsMs = [...this.#stallsMs, stalledMs].slice(-mostStalls)
  }

  #send(event: 't' | 'ps'): void {
    // A tab at rest plays nothing: what it last said holds until it is forgotten.
    if (!document.hidden) this.#say(event, states[this.#status])
  }

  #say(event: 't' | 'ps', state: string): void {
    const body = encodeCmcd(this.#describe(event, state))
    this.#startupMs = null
    this.#stallsMs = []
    // Outlives the page, and who cannot report goes on watching.
    const init = { method: 'POST', body, keepalive: true, headers: { 'content-type': 'application/cmcd' } }
    fetch(this.#options.url, init).catch(() => {})
  }

  #describe(event: 't' | 'ps', state: string): CmcdReport {
    const { playback } = this.#options
    const { isLive, qualities, playingQuality } = playback.state()
    const quality = qualities.find(({ index }) => index === playingQuality)
    const latencySeconds = isLive ? playback.latencySeconds() : null
    return {
      ...{ e: event, sid: this.#sessionId, v: 2, ts: Date.now(), sta: state },
      ...{ sf: 'h', st: isLive ? 'l' : 'v' },
      ...(quality === undefined ? {} : { br: [quality.bitrateKbps] }),
      // A rendition's bit rate differs from one master playlist to the next, so its name goes along.
      ...(quality?.rendition === undefined ? {} : { [renditionKey]: quality.rendition }),
      ...(latencySeconds === null ? {} : { ltc: Math.round(latencySeconds * 1_000) }),
      ...(this.#startupMs === null ? {} : { msd: this.#startupMs }),
      ...(this.#stallsMs.length === 0 ? {} : { bsd: this.#stallsMs }),
    }
  }
}
