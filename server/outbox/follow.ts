import { setTimeout as delay } from 'node:timers/promises'
import type { Room } from '#lib/rooms.ts'
import type { Log } from '#server/log.ts'
import { ListenConnection } from './listen-connection.ts'
import { findFactsAfter, findRoomSeqs, type SavedFact } from './outbox-read.repo.ts'
import { readRoomSeq } from './read-room-seq.ts'

/** The channel on which `saveFacts` names the room that has something new. */
const channel = 'outbox'
const pollMs = 1_000
const retryMs = 250
const factsARead = 500

type Options = {
  log: Log
  /** Called in seq order, one call a room at a time; when it throws, the same facts come again. */
  onFacts(room: Room, facts: SavedFact[]): void | Promise<void>
  /** How long news of a room is gathered before it is read, so that several processes' commits come as one; none by default. */
  gatherMs?(room: Room): number
}

type Followed = { room: Room; seq: number; hasNews: boolean; reading: Promise<void> | null }

/**
 * Follows the fact log of the watched rooms: every fact once, in the room's order, over restarts of
 * the database. NOTIFY only wakes it (a notice can be lost); a slow poll of the counters is the safety.
 */
export class OutboxFollower {
  readonly #options: Options
  readonly #connection: ListenConnection
  readonly #rooms = new Map<string, Followed>()
  #poll: NodeJS.Timeout | undefined
  #isStopped = false

  constructor(options: Options) {
    this.#options = options
    this.#connection = new ListenConnection({
      log: options.log,
      channel,
      onNotice: (room) => this.#wake(room),
      onConnect: () => void this.#checkCounters(),
    })
  }

  async start(): Promise<void> {
    this.#schedulePoll()
    await this.#connection.start()
  }

  /** Stops following and waits for deliveries under way. */
  async stop(): Promise<void> {
    this.#isStopped = true
    clearTimeout(this.#poll)
    await this.#connection.stop()
    await Promise.all([...this.#rooms.values()].flatMap(({ reading }) => reading ?? []))
    this.#rooms.clear()
  }

  /**
   * Delivers the room's facts from now on, or from after `afterSeq`. Returns the number it starts
   * after; a room that is watched already goes on where it is. Throws when the database is down.
   */
  async watch(room: Room, afterSeq?: number): Promise<number> {
    const start = afterSeq ?? (await readRoomSeq(room))
    const known = this.#rooms.get(room)
    if (known) return known.seq
    this.#rooms.set(room, { room, seq: start, hasNews: false, reading: null })
    this.#wake(room)
    return start
  }

  unwatch(room: Room): void {
    this.#rooms.delete(room)
  }

  /** The number up to which the room's facts were delivered; undefined when it is not watched. */
  seqOf(room: Room): number | undefined {
    return this.#rooms.get(room)?.seq
  }

  #wake(name: string): void {
    const followed = this.#rooms.get(name)
    if (!followed || this.#isStopped) return
    followed.hasNews = true
    followed.reading ??= this.#drain(followed).finally(() => {
      followed.reading = null
    })
  }

  async #drain(followed: Followed): Promise<void> {
    const { room } = followed
    const isCurrent = () => !this.#isStopped && this.#rooms.get(room) === followed
    while (followed.hasNews && isCurrent()) {
      try {
        await this.#gather(room)
        followed.hasNews = false
        const facts = await findFactsAfter(room, followed.seq, factsARead)
        const last = facts.at(-1)
        if (!last || !isCurrent()) continue
        await this.#options.onFacts(room, facts)
        followed.seq = last.seq
        followed.hasNews ||= facts.length === factsARead
      } catch (error) {
        this.#options.log.warn({ err: error, room }, 'facts not delivered, trying again')
        followed.hasNews = true
        await delay(retryMs)
      }
    }
  }

  async #gather(room: Room): Promise<void> {
    const ms = this.#options.gatherMs?.(room) ?? 0
    if (ms > 0) await delay(ms)
  }

  #schedulePoll(): void {
    this.#poll = setTimeout(() => {
      void this.#checkCounters().finally(() => {
        if (!this.#isStopped) this.#schedulePoll()
      })
    }, pollMs)
  }

  async #checkCounters(): Promise<void> {
    if (this.#rooms.size === 0) return
    try {
      const seqs = await findRoomSeqs([...this.#rooms.values()].map((followed) => followed.room))
      for (const { room, seq } of this.#rooms.values()) if ((seqs.get(room) ?? 0) > seq) this.#wake(room)
    } catch (error) {
      this.#options.log.debug({ err: error }, 'counters not read')
    }
  }
}
