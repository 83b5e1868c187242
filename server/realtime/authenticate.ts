import type { IncomingMessage } from 'node:http'
import { trustedOrigins } from '#server/env.ts'
import type { Log } from '#server/log.ts'
import type { RealtimeSocket } from './realtime-socket.ts'
import { viewerKeyOf } from '#server/audience/visitor.ts'
import { findSocketSession } from '#server/sign-in/find-socket-session.ts'
import { visitorIdOf } from './visitors.ts'

/**
 * Browsers name their page's origin, and a foreign page must not speak with our cookies. Programs
 * (the bank's app, load tests) send none, and cookies of nobody else.
 */
export function isTrustedOrigin(request: IncomingMessage): boolean {
  const { origin } = request.headers
  return origin === undefined || trustedOrigins().includes(origin)
}

/** Finds out who connects, by the sign-in cookie of the handshake; without one it is a guest. */
export function authenticate(log: Log) {
  return (socket: RealtimeSocket, next: (error?: Error) => void): void => {
    const { cookie } = socket.handshake.headers
    socket.data.strikes = 0
    socket.data.signedIn = null
    socket.data.viewerKey = viewerKeyOf({ visitorId: visitorIdOf(socket.request) })
    if (cookie === undefined) return next()
    findSocketSession(cookie).then(
      (signedIn) => {
        socket.data.signedIn = signedIn
        if (signedIn) socket.data.viewerKey = viewerKeyOf(signedIn.actor)
        next()
      },
      (error: unknown) => {
        log.warn({ err: error }, 'session not read')
        // A refusal in words would end the client's attempts; a connection that breaks is tried again.
        socket.conn.close()
      },
    )
  }
}
