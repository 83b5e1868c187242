import { z } from 'zod'
import { WebSocket, type RawData } from 'ws'
import type { ChatFrame, FrameReader } from './chat-frame.ts'

/** Long enough for a server that is loaded beyond what it can do: its figures are to be read, not to end the run. */
const ackMs = 60_000

type Options = {
  /** Null connects a guest. */
  cookie: string | null
  read: FrameReader
  onFrame: (frame: ChatFrame) => void
  /** The connection is gone, and not because `close` was called. */
  onLost?: () => void
}

/** The least of a socket.io client: Engine.IO protocol 4 over a WebSocket, one ack a request. */
export class ChatClient {
  readonly #socket: WebSocket
  readonly #options: Options
  readonly #acks = new Map<number, { settle: (answer: unknown) => void; reject: (error: Error) => void }>()
  #lastAck = 0
  #isClosed = false

  private constructor(socket: WebSocket, options: Options) {
    this.#socket = socket
    this.#options = options
  }

  static async connect(url: string, options: Options): Promise<ChatClient> {
    const address = `${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`
    const headers = options.cookie === null ? {} : { cookie: options.cookie }
    const socket = new WebSocket(address, {
      headers,
      perMessageDeflate: false,
      // The texts are held against what was said.
      skipUTF8Validation: true,
    })
    const client = new ChatClient(socket, options)
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject)
      socket.once('close', () => reject(new Error('closed before it was connected')))
      socket.on('message', (data) => client.#hear(data, resolve))
    })
    socket.on('error', () => {}) // It closes, too.
    socket.once('close', () => client.#lose())
    return client
  }

  ask(name: string, data: unknown): Promise<unknown> {
    this.#lastAck += 1
    const id = this.#lastAck
    this.#socket.send(`42${id}${JSON.stringify([name, data])}`)
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no answer to ${name}`)), ackMs)
      this.#acks.set(id, {
        settle: (answer) => {
          clearTimeout(timer)
          resolve(answer)
        },
        reject: (error) => {
          clearTimeout(timer)
          reject(error)
        },
      })
    })
  }

  close(): void {
    this.#isClosed = true
    this.#socket.terminate()
  }

  #lose(): void {
    for (const { reject } of this.#acks.values()) reject(new Error('the line is gone'))
    this.#acks.clear()
    if (!this.#isClosed) this.#options.onLost?.()
  }

  /** Packet types: 0 open, 2 ping, 3 pong, 4 message; in a message 0 connect, 2 event, 3 ack. */
  #hear(data: RawData, onConnected: () => void): void {
    // A text frame as `ws` hands it over: one Buffer, as long as nobody asks for another binary type.
    if (!Buffer.isBuffer(data)) return
    const frame = this.#options.read(data)
    if (frame) return this.#options.onFrame(frame)
    const text = data.toString('utf8')
    if (text === '2') return this.#socket.send('3')
    if (text.startsWith('0')) return this.#socket.send('40')
    if (text.startsWith('40')) return onConnected()
    if (text.startsWith('43')) this.#settle(text.slice(2))
  }

  #settle(text: string): void {
    const start = text.indexOf('[')
    const id = Number(text.slice(0, start))
    const [answer] = z.array(z.unknown()).parse(JSON.parse(text.slice(start)))
    this.#acks.get(id)?.settle(answer)
    this.#acks.delete(id)
  }
}
