import { randomUUID } from 'node:crypto'
import { io, type Socket } from 'socket.io-client'
import type {
  Ack,
  DeliveredFact,
  Envelope,
  FactName,
  RequestData,
  RequestName,
  RequestResults,
  RoomCounts,
} from '#lib/events.ts'
import type { Room } from '#lib/rooms.ts'
import { makeSessionCookie } from './session-cookie.ts'
import { waitFor } from './wait-for.ts'

type Options = { userId?: string; cookie?: string; headers?: Record<string, string>; reconnects?: boolean }

const ackMs = 10_000

/** One person's connection as a page has it: asks with a deadline, and keeps every frame it heard. */
export class RoomSocket {
  readonly frames: Envelope[] = []
  readonly stale: string[] = []
  /** The last counts heard, by room. */
  readonly counts = new Map<string, RoomCounts>()
  readonly #socket: Socket

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.on('facts', (envelope: Envelope) => this.frames.push(envelope))
    socket.on('room:counts', (counts: RoomCounts) => this.counts.set(counts.room, counts))
    socket.on('room:stale', ({ room }: { room: string }) => this.stale.push(room))
  }

  /** Connects; rejects when the server refuses. Without `userId` or `cookie` it is a guest. */
  static async connect(
    url: string,
    { userId, cookie, headers, reconnects = false }: Options = {},
  ): Promise<RoomSocket> {
    const given = cookie ?? (userId === undefined ? undefined : await makeSessionCookie(userId))
    const socket = io(url, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: reconnects,
      reconnectionDelay: 50,
      reconnectionDelayMax: 200,
      extraHeaders: { ...headers, ...(given === undefined ? {} : { cookie: given }) },
    })
    const person = new RoomSocket(socket)
    await new Promise<void>((resolve, reject) => {
      const refuse = (error: Error): void => {
        if (!reconnects) socket.close()
        reject(error)
      }
      socket.once('connect', resolve)
      socket.once('connect_error', refuse)
      // A server that dies in the middle of the handshake is no `connect_error`.
      socket.io.once('close', (reason) => refuse(new Error(`closed before it was connected: ${reason}`)))
    })
    return person
  }

  get isConnected(): boolean {
    return this.#socket.connected
  }

  /** Hears each time the connection comes back. */
  onReconnect(work: () => void): void {
    this.#socket.on('connect', work)
  }

  ask<Name extends RequestName>(name: Name, data: RequestData<Name>): Promise<Ack<RequestResults[Name]>> {
    return this.askRaw(name, data)
  }

  /** Sends what no page sends. */
  askRaw<Data>(name: string, data: unknown): Promise<Ack<Data>> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no answer to ${name} in ${ackMs} ms`)), ackMs)
      this.#socket.emit(name, data, (answer: Ack<Data>) => {
        clearTimeout(timer)
        resolve(answer)
      })
    })
  }

  /** Asks and expects to be granted. */
  async mustAsk<Name extends RequestName>(
    name: Name,
    data: RequestData<Name>,
  ): Promise<RequestResults[Name]> {
    const answer = await this.ask(name, data)
    if (answer.ok) return answer.data
    throw new Error(`${name} was refused: ${answer.code} ${JSON.stringify(answer.detail)}`)
  }

  join(room: Room, afterSeq?: number): Promise<RequestResults['room:join']> {
    return this.mustAsk('room:join', afterSeq === undefined ? { room } : { room, afterSeq })
  }

  say(room: Room, text: string, clientId = randomUUID()): Promise<Ack<RequestResults['chat:send']>> {
    return this.ask('chat:send', { room, clientId, text })
  }

  /** Everything heard from a room, in the order of arrival. */
  heard(room: Room): DeliveredFact[] {
    return this.frames.filter((frame) => frame.room === room).flatMap((frame) => frame.events)
  }

  /** Waits until a fact that fits was heard. */
  sees(
    room: Room,
    event: FactName,
    fits: (fact: DeliveredFact) => boolean = () => true,
  ): Promise<DeliveredFact> {
    return waitFor(
      `${event} in ${room}`,
      () => this.heard(room).find((fact) => fact.event === event && fits(fact)),
      {
        everyMs: 10,
      },
    )
  }

  close(): void {
    this.#socket.close()
  }
}
