import { io, type Socket } from 'socket.io-client'
import type {
  Ack,
  ClientEvents,
  RequestData,
  RequestName,
  RequestResults,
  ServerEvents,
} from '#lib/events.ts'
import { FollowedRoom } from './followed-room.ts'
import type { RoomFollower } from './room-follower.ts'
import { sendRequest } from './send-request.ts'

export type Link = 'connecting' | 'open' | 'lost'

/** A process that died is back within two seconds; a longer loss is asked after less often. */
const eagerAttempts = 5
const waitMs = { first: 300, eager: 2_000, patient: 4_000 }

/** The page's one socket and the rooms that are followed over it, through every loss of the line. */
export class Connection {
  readonly #socket: Socket<ServerEvents, ClientEvents>
  readonly #rooms = new Map<string, FollowedRoom>()
  readonly #onCounts = new Map<string, NonNullable<RoomFollower['onCounts']>>()
  readonly #onLink: (link: Link) => void
  #reconnect: ReturnType<typeof setTimeout> | undefined

  constructor(onLink: (link: Link) => void) {
    this.#onLink = onLink
    this.#socket = io({
      autoConnect: false,
      // Long polling would need every request of one viewer on one node.
      transports: ['websocket'],
      reconnectionDelay: waitMs.first,
      reconnectionDelayMax: waitMs.eager,
      randomizationFactor: 0.6,
    })
    this.#listen()
  }

  start(): void {
    this.#socket.connect()
  }

  stop(): void {
    clearTimeout(this.#reconnect)
    for (const room of this.#rooms.values()) room.stop()
    this.#rooms.clear()
    this.#socket.off()
    this.#socket.io.off('reconnect_attempt')
    this.#socket.disconnect()
  }

  follow(follower: RoomFollower): void {
    const room = new FollowedRoom(follower, (data) => this.request('room:join', data))
    this.#rooms.set(follower.room, room)
    if (follower.onCounts) this.#onCounts.set(follower.room, follower.onCounts)
    if (this.#socket.connected) room.join()
  }

  request<Name extends RequestName>(name: Name, data: RequestData<Name>): Promise<Ack<RequestResults[Name]>> {
    return sendRequest(this.#socket, name, data)
  }

  #listen(): void {
    this.#socket.on('connect', () => {
      this.#onLink('open')
      for (const room of this.#rooms.values()) room.join()
    })
    this.#socket.on('disconnect', () => {
      this.#onLink('lost')
      this.#connectAgain()
    })
    this.#socket.on('connect_error', () => {
      this.#onLink('lost')
      this.#connectAgain()
    })
    this.#socket.io.on('reconnect_attempt', (attempt) => {
      // socket.io cuts what it has shifted: with one limit for all a crowd would come back in step.
      const most = attempt < eagerAttempts ? waitMs.eager : waitMs.patient
      this.#socket.io.reconnectionDelayMax(most * (0.5 + Math.random() / 2))
    })
    this.#socket.on('facts', (envelope) => this.#rooms.get(envelope.room)?.hear(envelope))
    this.#socket.on('room:counts', (counts) => this.#onCounts.get(counts.room)?.(counts))
    this.#socket.on('room:stale', ({ room }) => this.#rooms.get(room)?.takeSnapshot())
  }

  /** socket.io does not come back by itself when the server was the one who refused or closed. */
  #connectAgain(): void {
    if (this.#socket.active) return
    clearTimeout(this.#reconnect)
    this.#reconnect = setTimeout(() => this.#socket.connect(), 1_000 + Math.random() * 2_000)
  }
}
