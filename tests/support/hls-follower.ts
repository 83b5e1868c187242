import { setTimeout as delay } from 'node:timers/promises'
import { readPlaylistText, type ReadPlaylist } from './read-playlist-text.ts'

/** What a player that fetches everything met. */
export type FollowReport = {
  reloads: number
  parts: number
  segments: number
  /** Answers that were no success, and bodies that were empty. */
  faults: string[]
  /** Numbers that were never listed, and segments that were listed as lost. */
  missing: number[]
  gaps: number[]
  discontinuities: number
  /** How far behind the wall clock each part was when it was listed. */
  lagsMs: number[]
}

const idleMs = 250

/** Follows one rendition by blocking reloads and fetches every part and segment that is listed. */
export class HlsFollower {
  readonly report: FollowReport = {
    ...{
      reloads: 0,
      parts: 0,
      segments: 0,
      faults: [],
      missing: [],
      gaps: [],
      discontinuities: 0,
      lagsMs: [],
    },
  }
  readonly #url: URL
  readonly #fetched = new Set<string>()
  readonly #onPart: (uri: string) => void
  #nextMsn: number | null = null
  #isStopped = false
  #following: Promise<void> | null = null

  constructor(playlistUrl: string, onPart: (uri: string) => void = () => undefined) {
    this.#url = new URL(playlistUrl)
    this.#onPart = onPart
  }

  start(): void {
    this.#following ??= this.#follow()
  }

  /** Resolves when what was on its way is here. Can be called twice. */
  async stop(): Promise<void> {
    this.#isStopped = true
    await this.#following
  }

  /** Resolves at the end of the show. */
  async ended(): Promise<void> {
    await this.#following
  }

  async #follow(): Promise<void> {
    let playlist: ReadPlaylist | null = null
    while (!this.#isStopped && playlist?.isEnded !== true) {
      const next = await this.#load(playlist)
      const news = next ? await this.#take(next) : 0
      playlist = next ?? playlist
      if (news === 0) await delay(idleMs)
    }
  }

  async #load(before: ReadPlaylist | null): Promise<ReadPlaylist | null> {
    const url = new URL(this.#url)
    if (before) {
      url.searchParams.set('_HLS_msn', String(before.nextMsn))
      url.searchParams.set('_HLS_part', String(before.openParts.length))
    }
    this.report.reloads += 1
    const body = await this.#fetch(url)
    return body && readPlaylistText(body.toString('utf8'))
  }

  /** Fetches what is new; returns how much that was. */
  async #take(playlist: ReadPlaylist): Promise<number> {
    const before = this.#fetched.size
    for (const segment of playlist.segments) {
      this.#count(segment)
      await Promise.all(segment.parts.map((uri) => this.#takePart(uri)))
      if (!segment.isGap) await this.#takeOnce(segment.uri, () => (this.report.segments += 1))
    }
    const isFirst = before === 0
    for (const uri of playlist.openParts) {
      const isNew = await this.#takePart(uri)
      if (isNew && !isFirst && playlist.endsAtMs !== null && uri === playlist.openParts.at(-1))
        this.report.lagsMs.push(Date.now() - playlist.endsAtMs)
    }
    return this.#fetched.size - before
  }

  #count({ msn, isGap, isDiscontinuity }: ReadPlaylist['segments'][number]): void {
    const expected = this.#nextMsn ?? msn
    if (msn < expected) return
    for (let lost = expected; lost < msn; lost++) this.report.missing.push(lost)
    if (isGap) this.report.gaps.push(msn)
    if (isDiscontinuity) this.report.discontinuities += 1
    this.#nextMsn = msn + 1
  }

  #takePart(uri: string): Promise<boolean> {
    return this.#takeOnce(uri, () => {
      this.report.parts += 1
      this.#onPart(uri)
    })
  }

  async #takeOnce(uri: string, count: () => void): Promise<boolean> {
    if (this.#fetched.has(uri)) return false
    this.#fetched.add(uri)
    const body = await this.#fetch(new URL(uri, this.#url))
    if (body && body.length === 0) this.report.faults.push(`empty ${uri}`)
    if (body) count()
    return true
  }

  async #fetch(url: URL): Promise<Buffer | null> {
    try {
      const response = await fetch(url)
      const body = Buffer.from(await response.arrayBuffer())
      if (response.ok) return body
      this.report.faults.push(`${response.status} ${url.pathname}${url.search}`)
    } catch (error) {
      this.report.faults.push(`${String(error)} ${url.pathname}`)
    }
    return null
  }
}
