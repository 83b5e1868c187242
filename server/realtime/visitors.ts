import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { readVisitor, writeVisitorCookie } from '#server/audience/visitor.ts'
import type { RealtimeServer } from './realtime-socket.ts'

const visitorIds = new WeakMap<IncomingMessage, string>()

/** The browser behind a handshake; one that has no name yet is given one. */
export function visitorIdOf(request: IncomingMessage): string {
  const id = visitorIds.get(request) ?? readVisitor(request.headers.cookie) ?? randomUUID()
  visitorIds.set(request, id)
  return id
}

/** Answers the handshake of a browser without a name with a cookie that holds it, so that its tabs count once. */
export function nameVisitors(io: RealtimeServer): void {
  io.engine.on('initial_headers', (headers: Record<string, string>, request: IncomingMessage) => {
    if (readVisitor(request.headers.cookie) !== null) return
    const isSecure = request.headers['x-forwarded-proto'] === 'https'
    headers['set-cookie'] = writeVisitorCookie(visitorIdOf(request), { isSecure })
  })
}
