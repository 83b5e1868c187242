import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** Requests of one connection that wait for their answer. Players and proxies have one; only who means harm sends on. */
const mostOpen = 8

/** Answers that wait in memory for one connection: two segments of the best quality. */
const mostUnreadBytes = 16 * 1_024 * 1_024

/** Keeps one connection from holding much: it is dropped instead, and whoever meant well comes back. */
export class ReaderLimits {
  readonly #open = new WeakMap<Socket, Set<ServerResponse>>()

  /** False: the connection was dropped. */
  admit({ socket }: IncomingMessage, response: ServerResponse): boolean {
    const open = this.#open.get(socket) ?? new Set()
    this.#open.set(socket, open)
    open.add(response)
    response.once('close', () => open.delete(response))
    let unreadBytes = 0
    for (const each of open) unreadBytes += each.writableLength
    if (open.size <= mostOpen && unreadBytes <= mostUnreadBytes) return true
    socket.destroy()
    return false
  }
}
