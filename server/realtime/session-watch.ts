import type { RoleGrant } from '#lib/roles.ts'
import { roomSchema } from '#lib/rooms.ts'
import { AppError } from '#lib/errors.ts'
import type { SignedIn } from '#server/accounts/signed-in.ts'
import { leaseBeatMs } from '#server/desk/lease.ts'
import { renewLeases } from '#server/desk/renew-leases.ts'
import type { Log } from '#server/log.ts'
import { renewAnswerLeases } from '#server/questions/renew-answer-leases.ts'
import { checkSessions } from '#server/sign-in/check-sessions.ts'
import { closeProgrammeRooms } from './close-programme-rooms.ts'
import { findHostsAtWork } from './find-hosts-at-work.ts'
import type { RealtimeServer, RealtimeSocket } from './realtime-socket.ts'
import { isRestricted, requireRoomAccess } from './room-access.ts'

/** What a sign-out or a lost role takes to reach open sockets, at most. */
const checkMs = 1_500
/** And a programme that was closed to somebody: its picture takes longer. */
const roomsMs = 5_000

/** Keeps open sockets honest: a session that ended loses its sockets, a lost role its rooms; and agents who are here, and hosts in their studio, keep their work. */
export class SessionWatch {
  readonly #io: RealtimeServer
  readonly #log: Log
  readonly #timers: NodeJS.Timeout[] = []
  #isChecking = false

  constructor(io: RealtimeServer, log: Log) {
    this.#io = io
    this.#log = log
  }

  start(): void {
    this.#timers.push(setInterval(() => void this.#check(), checkMs))
    this.#timers.push(setInterval(() => void this.#renew(), leaseBeatMs))
    this.#timers.push(setInterval(() => void this.#closeRooms(), roomsMs))
  }

  stop(): void {
    for (const timer of this.#timers.splice(0)) clearInterval(timer)
  }

  async #check(): Promise<void> {
    const known = this.#signedIn()
    if (known.length === 0 || this.#isChecking) return
    this.#isChecking = true
    try {
      const { live, grants } = await checkSessions(
        known.map(({ signedIn }) => ({ sessionId: signedIn.sessionId, userId: signedIn.actor.userId })),
      )
      for (const { socket, signedIn } of known) {
        if (live.has(signedIn.sessionId)) await this.#refresh(socket, signedIn, grants)
        else socket.disconnect(true)
      }
    } catch (error) {
      this.#log.warn({ err: error }, 'sessions not checked')
    } finally {
      this.#isChecking = false
    }
  }

  async #refresh(
    socket: RealtimeSocket,
    signedIn: SignedIn,
    grants: Map<string, RoleGrant[]>,
  ): Promise<void> {
    const actor = { ...signedIn.actor, grants: grants.get(signedIn.actor.userId) ?? [] }
    socket.data.signedIn = { ...signedIn, actor }
    for (const name of socket.rooms) {
      const room = roomSchema.safeParse(name)
      if (!room.success || !isRestricted(room.data)) continue
      try {
        await requireRoomAccess(room.data, actor)
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        await socket.leave(room.data)
        // The page joins again, is refused in words, and shows that.
        socket.emit('room:stale', { room: room.data })
      }
    }
  }

  async #closeRooms(): Promise<void> {
    try {
      await closeProgrammeRooms(this.#io)
    } catch (error) {
      this.#log.warn({ err: error }, 'programme rooms not checked')
    }
  }

  async #renew(): Promise<void> {
    const present = this.#signedIn()
    const agents = present
      .filter(({ signedIn }) => signedIn.actor.grants.some(worksAtDesk))
      .map(({ signedIn }) => signedIn.actor.userId)
    const hosts = findHostsAtWork(present.map(({ socket, signedIn }) => ({ rooms: socket.rooms, signedIn })))
    try {
      await renewLeases([...new Set(agents)])
      await renewAnswerLeases(hosts)
    } catch (error) {
      this.#log.warn({ err: error }, 'leases not renewed')
    }
  }

  #signedIn(): { socket: RealtimeSocket; signedIn: SignedIn }[] {
    return [...this.#io.of('/').sockets.values()].flatMap((socket) =>
      socket.data.signedIn ? [{ socket, signedIn: socket.data.signedIn }] : [],
    )
  }
}

function worksAtDesk({ role }: RoleGrant): boolean {
  return role === 'agent' || role === 'supervisor'
}
