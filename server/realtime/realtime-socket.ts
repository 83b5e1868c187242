import type { DefaultEventsMap, Server, Socket } from 'socket.io'
import type { ClientEvents, ServerEvents } from '#lib/events.ts'
import type { SignedIn } from '#server/accounts/signed-in.ts'

/** What the process knows of one connection. */
export type SocketData = {
  /** Null for a guest, who may read. The grants are at most `checkMs` of SessionWatch old. */
  signedIn: SignedIn | null
  /** Who watches, for honest counts: a person however many tabs are open, or a browser without a sign-in. */
  viewerKey: string
  /** Refused requests so far; too many end the connection. */
  strikes: number
}

export type RealtimeServer = Server<ClientEvents, ServerEvents, DefaultEventsMap, SocketData>
export type RealtimeSocket = Socket<ClientEvents, ServerEvents, DefaultEventsMap, SocketData>
