import { io, type Socket } from 'socket.io-client'
import type { Ack, ClientEvents, ConversationView, ServerEvents } from '#lib/events.ts'
import { waitFor } from '#tests/support/wait-for.ts'

/** An agent on a socket of their own, at one particular realtime process. */
export class DeskSocket {
  readonly #socket: Socket<ServerEvents, ClientEvents>

  private constructor(socket: Socket<ServerEvents, ClientEvents>) {
    this.#socket = socket
  }

  static async signsIn(at: { baseUrl: string; realtimePort: number; who: string }): Promise<DeskSocket> {
    const cookie = await signIn(at.baseUrl, at.who)
    const socket: Socket<ServerEvents, ClientEvents> = io(`http://127.0.0.1:${at.realtimePort}`, {
      path: '/socket.io/',
      transports: ['websocket'],
      extraHeaders: { cookie, origin: at.baseUrl },
      reconnection: false,
    })
    await waitFor(`${at.who} to be connected`, () => socket.connected)
    return new DeskSocket(socket)
  }

  claims(conversationId: string): Promise<Ack<ConversationView>> {
    return this.#socket.timeout(10_000).emitWithAck('conversation:claim', { conversationId })
  }

  leaves(): void {
    this.#socket.disconnect()
  }
}

async function signIn(baseUrl: string, who: string): Promise<string> {
  const response = await fetch(`${baseUrl}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: baseUrl },
    body: JSON.stringify({ email: `${who}@caibo.example`, password: 'caibo-demo-1' }),
  })
  if (!response.ok) throw new Error(`${who} could not sign in: ${response.status}`)
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}
