import { parseRoom, roomOf, roomSchema, type Room } from '#lib/rooms.ts'
import { AttendanceBook } from '#server/audience/attendance-book.ts'
import { countAudience, type Audience } from '#server/audience/count-audience.ts'
import { LikeSums } from '#server/audience/like-sums.ts'
import type { Log } from '#server/log.ts'
import type { RealtimeServer } from './realtime-socket.ts'
import { RoomFrame } from './room-frame.ts'

/** How old a count on a screen may be, about. */
const countMs = 2_000

type Told = { audience: Audience; frame: RoomFrame }

/** Writes down who is in which programme's room over this process, and tells the rooms how many all nodes have. */
export class AudienceWatch {
  readonly #io: RealtimeServer
  readonly #log: Log
  readonly #book = new AttendanceBook()
  readonly #likes = new LikeSums()
  readonly #told = new Map<string, Told>()
  #timer: NodeJS.Timeout | undefined
  #beating: Promise<void> | undefined
  /** One more beat follows the present one, which may have looked too early. */
  #isDue = false
  #isStopped = false

  constructor(io: RealtimeServer, log: Log) {
    this.#io = io
    this.#log = log
    const { adapter } = io.of('/')
    adapter.on('join-room', (name: string, socketId: string) => this.#onJoin(name, socketId))
    adapter.on('leave-room', (name: string, socketId: string) => this.#book.leave(placeOf(name, socketId)))
    adapter.on('delete-room', (name: string) => this.#forget(name))
  }

  start(): void {
    this.#timer = setInterval(() => void (this.#beating ??= this.#beatWhileDue()), countMs)
  }

  /** Everybody here has left when this settles. */
  async stop(): Promise<void> {
    this.#isStopped = true
    clearInterval(this.#timer)
    await this.#beating
    await this.#book.close().catch((error: unknown) => this.#log.warn({ err: error }, 'audience not closed'))
  }

  /** How many watch the programme over all nodes, as the rooms were told last; those of a process that died count for a moment. */
  viewersOf(programmeId: string): number {
    return this.#told.get(programmeId)?.audience.viewers ?? 0
  }

  #onJoin(name: string, socketId: string): void {
    if (name === socketId) return // Its own room, which every socket has.
    const room = roomSchema.safeParse(name)
    const socket = this.#io.of('/').sockets.get(socketId)
    if (!room.success || !socket || this.#isStopped) return
    const { kind, id } = parseRoom(room.data)
    // Whoever runs the show is not its audience, in whichever order the two rooms are joined.
    if (kind === 'studio') this.#book.leave(placeOf(roomOf('programme', id), socketId))
    if (kind !== 'programme' || socket.rooms.has(roomOf('studio', id))) return
    this.#book.enter(placeOf(name, socketId), { programmeId: id, viewerKey: socket.data.viewerKey })
    const told = this.#told.get(id)
    if (told) told.frame.sendTo(socket)
    else this.#tellSoon()
  }

  #forget(name: string): void {
    const programme = programmeOf(name)
    if (!programme) return
    this.#told.delete(programme.id)
    this.#likes.forget(programme.id)
  }

  /** A room's first is told at once. */
  #tellSoon(): void {
    this.#isDue = true
    this.#beating ??= this.#beatWhileDue()
  }

  async #beatWhileDue(): Promise<void> {
    do {
      this.#isDue = false
      await this.#beat()
    } while (this.#isDue && !this.#isStopped)
    this.#beating = undefined
  }

  async #beat(): Promise<void> {
    try {
      await this.#book.write()
      const programmes = [...this.#io.of('/').adapter.rooms.keys()].flatMap((name) => programmeOf(name) ?? [])
      const counts = await countAudience(
        programmes.map(({ id }) => id),
        this.#likes,
      )
      for (const { room, id } of programmes) this.#tell(room, id, counts.get(id))
    } catch (error) {
      this.#log.warn({ err: error }, 'audience not counted')
    }
  }

  #tell(room: Room, id: string, counts: Audience | undefined): void {
    const told = this.#told.get(id)?.audience
    const { adapter, sockets } = this.#io.of('/')
    const here = adapter.rooms.get(room)
    if (!counts || !here) return
    if (told?.viewers === counts.viewers && told.likes === counts.likes) return
    const frame = new RoomFrame('room:counts', { room, ...counts })
    this.#told.set(id, { audience: counts, frame })
    for (const socketId of here) {
      const socket = sockets.get(socketId)
      if (socket) frame.sendIfFree(socket)
    }
  }
}

function placeOf(room: string, socketId: string): string {
  return `${socketId} ${room}`
}

function programmeOf(name: string): { room: Room; id: string } | null {
  const room = roomSchema.safeParse(name)
  if (!room.success) return null
  const { kind, id } = parseRoom(room.data)
  return kind === 'programme' ? { room: room.data, id } : null
}
