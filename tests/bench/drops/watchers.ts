import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { HlsFollower } from '#tests/support/hls-follower.ts'
import { readLastClock } from '#tests/support/read-clock.ts'
import { waitFor } from '#tests/support/wait-for.ts'

export type WatchFigures = {
  renditions: number
  reloads: number
  parts: number
  segments: number
  missing: number
  sourceGaps: number
  /** Of the other renditions. */
  rungGaps: number
  discontinuities: number
  faults: string[]
}

type SeenPart = { uri: string; atMs: number }

/** How late a picture may be at the most to be seen at all. */
const patienceMs = 15_000

/** Players of every rendition, audio too, that fetch everything. */
export class Watchers {
  readonly #base: string
  readonly #folder: string
  readonly #followers: { rendition: string; follower: HlsFollower }[]
  readonly #parts: SeenPart[] = []

  private constructor(base: string, folder: string, renditions: readonly string[]) {
    this.#base = base
    this.#folder = folder
    this.#followers = renditions.map((rendition) => ({
      rendition,
      follower: new HlsFollower(`${base}/${rendition}.m3u8`, (uri) => {
        if (rendition === 'source') this.#parts.push({ uri, atMs: Date.now() })
      }),
    }))
    for (const { follower } of this.#followers) follower.start()
  }

  static async start(base: string, folder: string): Promise<Watchers> {
    const master = await (await fetch(`${base}/master.m3u8`)).text()
    const listed = [...master.matchAll(/^(?:.*\/)?([\w]+)\.m3u8$/gm)].flatMap(([, name]) => name ?? [])
    return new Watchers(base, folder, [...new Set([...listed, 'audio'])])
  }

  /** The clock in the newest picture. */
  async clockNow(): Promise<number | null> {
    const part = this.#parts.at(-1)
    return part ? this.#clockOf(part) : null
  }

  /** Milliseconds from `sinceMs` (wall clock) until a player had a part whose picture shows another clock; null for never. */
  async pictureAfter(sinceMs: number, lastClock: number | null): Promise<number | null> {
    try {
      const found = await waitFor(
        'a new picture',
        async () => {
          const part = this.#parts.find(({ atMs }) => atMs >= sinceMs)
          const clock = part ? await this.#clockOf(part) : null
          return part && clock !== null && clock !== lastClock ? part : null
        },
        { timeoutMs: patienceMs, everyMs: 100 },
      )
      return found.atMs - sinceMs
    } catch {
      return null
    }
  }

  /** Resolves when the show has ended for all of them. */
  async ended(): Promise<WatchFigures> {
    await Promise.all(this.#followers.map(({ follower }) => follower.ended()))
    const reports = this.#followers.map(({ rendition, follower }) => ({ rendition, ...follower.report }))
    const sum = (of: (report: (typeof reports)[number]) => number): number =>
      reports.reduce((total, report) => total + of(report), 0)
    return {
      renditions: reports.length,
      reloads: sum(({ reloads }) => reloads),
      parts: sum(({ parts }) => parts),
      segments: sum(({ segments }) => segments),
      missing: sum(({ missing }) => missing.length),
      sourceGaps: sum(({ rendition, gaps }) => (rendition === 'source' ? gaps.length : 0)),
      rungGaps: sum(({ rendition, gaps }) => (rendition === 'source' ? 0 : gaps.length)),
      discontinuities: sum(({ rendition, discontinuities }) =>
        rendition === 'source' ? discontinuities : 0,
      ),
      faults: reports.flatMap(({ rendition, faults }) =>
        faults.slice(0, 5).map((fault) => `${rendition}: ${fault}`),
      ),
    }
  }

  async #clockOf({ uri }: SeenPart): Promise<number | null> {
    const playlist = await (await fetch(`${this.#base}/source.m3u8`)).text()
    const init = [...playlist.matchAll(/#EXT-X-MAP:URI="([^"]+)"/g)].at(-1)?.[1] ?? 'none'
    // A part by itself may begin in the middle of a picture's group.
    const segment = uri.replace(/\d+\.m4s$/, '')
    const before = this.#parts.filter((part) => part.uri.startsWith(segment)).map((part) => part.uri)
    const upToIt = before.slice(0, before.indexOf(uri) + 1)
    const pieces = await Promise.all(
      [init, ...upToIt].map(async (each) =>
        Buffer.from(await (await fetch(`${this.#base}/${each}`)).arrayBuffer()),
      ),
    )
    const file = join(this.#folder, 'newest.mp4')
    await writeFile(file, Buffer.concat(pieces))
    return readLastClock(file)
  }
}
