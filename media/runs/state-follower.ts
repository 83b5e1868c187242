import { roomOf, type Room } from '#lib/rooms.ts'
import type { Broadcast } from '#media/broadcast.ts'
import type { Log } from '#server/log.ts'
import { OutboxFollower } from '#server/outbox/follow.ts'
import { viewBroadcasts } from '#server/programmes/view-broadcast.ts'

/** State is read again this often, in case a fact was missed while the database was away. */
const rereadMs = 3_000

/**
 * Tells broadcasts what the database says of them: woken by the facts of their programmes, and by a slow
 * poll. The picture never waits for it.
 */
export class StateFollower {
  readonly #log: Log
  readonly #outbox: OutboxFollower
  readonly #followed = new Map<string, Broadcast>()
  #timer: NodeJS.Timeout | undefined

  constructor(log: Log) {
    this.#log = log
    this.#outbox = new OutboxFollower({ log, onFacts: () => this.reread() })
  }

  async start(): Promise<void> {
    this.#timer = setInterval(() => void this.reread(), rereadMs)
    await this.#outbox.start()
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#outbox.stop()
  }

  follow(broadcast: Broadcast): void {
    this.#followed.set(broadcast.facts.broadcastId, broadcast)
    void this.#watch(roomOfBroadcast(broadcast))
  }

  forget(broadcast: Broadcast): void {
    this.#followed.delete(broadcast.facts.broadcastId)
    const room = roomOfBroadcast(broadcast)
    const isStillFollowed = [...this.#followed.values()].some((other) => roomOfBroadcast(other) === room)
    if (!isStillFollowed) this.#outbox.unwatch(room)
  }

  /** Reads the state of every broadcast that is followed. */
  async reread(): Promise<void> {
    const ids = [...this.#followed.keys()]
    if (ids.length === 0) return
    try {
      for (const [id, view] of await viewBroadcasts(ids)) this.#followed.get(id)?.hear(view.state)
    } catch (error) {
      this.#log.warn({ err: error }, 'broadcast states cannot be read; the picture goes on')
    }
  }

  async #watch(room: Room): Promise<void> {
    try {
      await this.#outbox.watch(room)
    } catch (error) {
      this.#log.warn({ err: error }, 'facts cannot be followed; states are read every few seconds')
    }
  }
}

function roomOfBroadcast(broadcast: Broadcast): Room {
  return roomOf('studio', broadcast.facts.programmeId)
}
