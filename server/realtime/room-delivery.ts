import type { Envelope } from '#lib/events.ts'
import type { Room } from '#lib/rooms.ts'
import { now } from '#server/clock.ts'
import type { Log } from '#server/log.ts'
import { OutboxFollower } from '#server/outbox/follow.ts'
import type { SavedFact } from '#server/outbox/outbox-read.repo.ts'
import { CrowdPace } from './crowd-pace.ts'
import type { Metrics } from './metrics.ts'
import { forgetRoom } from './missed-facts.ts'
import { presentFacts } from './present-facts.ts'
import type { RealtimeServer } from './realtime-socket.ts'
import { RoomFrame } from './room-frame.ts'
import { shedIfSlow } from './slow-readers.ts'

type Options = {
  io: RealtimeServer
  log: Log
  metrics: Metrics
  /** Hears every fact of the open rooms before it is sent. */
  onFacts(room: Room, facts: SavedFact[]): void
}

/** Brings the facts of the rooms in which this process has sockets to those sockets, in the room's order. */
export class RoomDelivery {
  readonly #options: Options
  readonly #follower: OutboxFollower
  /** What was sent to the room's sockets here; a socket that joins at this moment hears all that follows. */
  readonly #sentSeq = new Map<Room, number>()
  readonly #paces = new Map<Room, CrowdPace>()

  constructor(options: Options) {
    this.#options = options
    this.#follower = new OutboxFollower({
      log: options.log,
      onFacts: (room, facts) => this.#deliver(room, facts),
      gatherMs: (room) => this.#gatherMs(room),
    })
  }

  start(): Promise<void> {
    return this.#follower.start()
  }

  stop(): Promise<void> {
    return this.#follower.stop()
  }

  /** Makes sure that the room's facts arrive here. */
  async open(room: Room): Promise<void> {
    if (this.#sentSeq.has(room)) return
    const seq = await this.#follower.watch(room)
    if (this.#follower.seqOf(room) === undefined) return // Closed in this very moment: it is not open.
    if (this.#sentSeq.has(room)) return
    forgetRoom(room) // Who waited while it closed may have read it meanwhile.
    this.#sentSeq.set(room, seq)
  }

  close(room: Room): void {
    this.#sentSeq.delete(room)
    this.#paces.delete(room)
    forgetRoom(room)
    this.#follower.unwatch(room)
  }

  /** The number up to which the room's sockets here have heard; undefined while the room is closed. */
  sentSeq(room: Room): number | undefined {
    return this.#sentSeq.get(room)
  }

  countSockets(room: Room): number {
    return this.#options.io.of('/').adapter.rooms.get(room)?.size ?? 0
  }

  #gatherMs(room: Room): number {
    const pace = this.#paces.get(room) ?? new CrowdPace()
    this.#paces.set(room, pace)
    return pace.gatherMs(this.countSockets(room), performance.now())
  }

  async #deliver(room: Room, facts: SavedFact[]): Promise<void> {
    const { metrics } = this.#options
    this.#options.onFacts(room, facts)
    const events = await presentFacts(room, facts)
    const [first, last] = [facts[0], facts.at(-1)]
    const sentSeq = this.#sentSeq.get(room)
    // The room may have closed meanwhile, and opened again further on.
    if (!first || !last || sentSeq === undefined || last.seq <= sentSeq) return

    // From here on nothing waits: sending and moving the number are one step for whoever joins.
    const at = now().getTime()
    this.#sentSeq.set(room, last.seq) // Before: with its last reader shed the room closes, and stays closed.
    this.#send(room, { room, fromSeq: first.seq, toSeq: last.seq, at, events })
    metrics.frames.inc()
    metrics.facts.inc(facts.length)
    metrics.deliveryMs.observe(at - first.at.getTime())
  }

  #send(room: Room, envelope: Envelope): void {
    const { io, metrics } = this.#options
    const { sockets, adapter } = io.of('/')
    const frame = new RoomFrame('facts', envelope)
    for (const id of adapter.rooms.get(room) ?? []) {
      const socket = sockets.get(id)
      if (!socket) continue
      if (shedIfSlow(socket, room)) metrics.shed.inc()
      else frame.sendTo(socket)
    }
  }
}
