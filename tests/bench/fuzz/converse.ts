import { connect } from 'node:net'
import { setImmediate as breathe } from 'node:timers/promises'

export type ConverseOutcome = 'closed-by-server' | 'left' | 'not-connected'

/** How long the server has to answer what was said before the peer leaves. */
const patienceMs = 200
const connectMs = 3_000

/** Says everything at once, then waits for the end of the connection, or leaves. */
export function converse(what: {
  port: number
  localAddress: string
  bytes: Buffer
}): Promise<ConverseOutcome> {
  return new Promise((resolve) => {
    const { port, localAddress, bytes } = what
    const socket = connect({ port, host: '127.0.0.1', localAddress })
    let outcome: ConverseOutcome = 'not-connected'
    let timer = setTimeout(() => socket.destroy(), connectMs)
    socket.on('error', () => undefined)
    socket.resume()
    socket.once('connect', () => {
      clearTimeout(timer)
      outcome = 'closed-by-server'
      socket.write(bytes)
      timer = setTimeout(() => {
        // Timers come first in a busy loop: what the server did meanwhile is heard before it is judged.
        void breathe().then(() => {
          if (!socket.closed && !socket.readableEnded) outcome = 'left'
          socket.destroy()
        })
      }, patienceMs)
    })
    socket.once('close', () => {
      clearTimeout(timer)
      resolve(outcome)
    })
  })
}
