/** What an encoder's clock says against ours, and its sound's against its picture's. */
export type ClockHealth = {
  /** How far packets arrive behind their own clock: the network is too slow for what is sent. */
  backlogMs: number
  /** How far the sound's clock has moved ahead of the picture's since the beginning; null without both. */
  audioDriftMs: number | null
  /** The largest less the smallest second of the last ten, over their mean; null before ten seconds. */
  bitrateSpread: number | null
}

type Kind = 'audio' | 'video'

/** A longer step is a jump of the clock: what was measured before says nothing about what follows. */
const jumpMs = 2_000

/** An encoder's clock may run this much slower than ours without being behind: a part in a thousand. */
const toleratedSlowness = 0.001

/** The two clocks are compared with how they stood after this long, when both tracks have come. */
const settleMs = 5_000
const smoothing = 0.02
const spreadSeconds = 10

/** Compares the clocks of one encoder connection, packet by packet. */
export class ClockMeter {
  readonly #dts = new Map<Kind, number>()
  #seconds: { second: number; bytes: number }[] = []
  #startedAtMs: number | null = null
  #earliest: { delayMs: number; atMs: number } | null = null
  #delayMs = 0
  #apartMs: number | null = null
  #settledApartMs: number | null = null

  take(kind: Kind, packet: { dts: number; size: number }, nowMs: number): void {
    this.#count(packet.size, nowMs)
    const before = this.#dts.get(kind)
    this.#dts.set(kind, packet.dts)
    if (before !== undefined && Math.abs(packet.dts - before) > jumpMs) return this.#restart()
    this.#startedAtMs ??= nowMs
    this.#delayMs = nowMs - packet.dts
    const tolerated = this.#earliest
      ? this.#earliest.delayMs + (nowMs - this.#earliest.atMs) * toleratedSlowness
      : Infinity
    this.#earliest = { delayMs: Math.min(tolerated, this.#delayMs), atMs: nowMs }
    if (kind === 'audio') this.#compare(nowMs - this.#startedAtMs)
  }

  read(nowMs: number): ClockHealth {
    this.#forget(nowMs)
    const behind = this.#earliest ? this.#delayMs - this.#earliest.delayMs : 0
    return {
      backlogMs: Math.max(0, Math.round(behind)),
      audioDriftMs:
        this.#apartMs === null || this.#settledApartMs === null
          ? null
          : Math.round(this.#apartMs - this.#settledApartMs),
      bitrateSpread: this.#spread(),
    }
  }

  #compare(runningMs: number): void {
    const [audio, video] = [this.#dts.get('audio'), this.#dts.get('video')]
    if (audio === undefined || video === undefined) return
    const apart = audio - video
    this.#apartMs = this.#apartMs === null ? apart : this.#apartMs + (apart - this.#apartMs) * smoothing
    if (runningMs > settleMs) this.#settledApartMs ??= this.#apartMs
  }

  #restart(): void {
    this.#dts.clear()
    this.#startedAtMs = null
    this.#earliest = null
    this.#apartMs = null
    this.#settledApartMs = null
  }

  #count(bytes: number, nowMs: number): void {
    const second = Math.floor(nowMs / 1_000)
    const last = this.#seconds.at(-1)
    if (last?.second === second) last.bytes += bytes
    else this.#seconds.push({ second, bytes })
    this.#forget(nowMs)
  }

  #forget(nowMs: number): void {
    // The second that runs is not whole yet.
    const oldest = Math.floor(nowMs / 1_000) - spreadSeconds
    while (this.#seconds[0] && this.#seconds[0].second < oldest) this.#seconds.shift()
  }

  #spread(): number | null {
    const whole = this.#seconds.slice(0, -1).map(({ bytes }) => bytes)
    if (whole.length < spreadSeconds) return null
    const mean = whole.reduce((sum, bytes) => sum + bytes, 0) / whole.length
    return mean === 0 ? null : (Math.max(...whole) - Math.min(...whole)) / mean
  }
}
