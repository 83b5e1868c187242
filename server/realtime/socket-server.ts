import type { Server as HttpServer } from 'node:http'
import { Server } from 'socket.io'
import { isTrustedOrigin } from './authenticate.ts'
import type { RealtimeServer } from './realtime-socket.ts'
import { nameVisitors } from './visitors.ts'
import { writeTogether } from './write-together.ts'

const mostFrameBytes = 16 * 1024

/** socket.io on the process's HTTP server, with its limits. */
export function makeSocketServer(http: HttpServer): RealtimeServer {
  const io: RealtimeServer = new Server(http, {
    path: '/socket.io/',
    serveClient: false,
    maxHttpBufferSize: mostFrameBytes,
    // Compression costs more than it saves on small frames, and keeps them from being encoded once for all.
    perMessageDeflate: false,
    httpCompression: false,
    pingInterval: 20_000,
    pingTimeout: 15_000,
    connectTimeout: 10_000,
    allowRequest: (request, decide) => {
      if (!isTrustedOrigin(request)) return decide('origin not trusted', false)
      if (request.headers.upgrade !== undefined) writeTogether(request.socket)
      decide(null, true)
    },
  })
  nameVisitors(io)
  return io
}
