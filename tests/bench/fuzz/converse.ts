import { connect } from 'node:net'

export type ConverseOutcome = 'closed-by-server' | 'left' | 'not-connected'

/** How long the server may take to say anything, and to go on after it did, before the peer leaves. */
const firstWordMs = 2_000
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
    function leaveAfter(ms: number): void {
      clearTimeout(timer)
      timer = setTimeout(() => {
        outcome = 'left'
        socket.destroy()
      }, ms)
    }
    socket.on('error', () => undefined)
    // A busy server takes a connection up after a while: patience begins when it has.
    socket.once('data', () => leaveAfter(patienceMs))
    socket.resume()
    socket.once('connect', () => {
      outcome = 'closed-by-server'
      leaveAfter(firstWordMs)
      socket.write(bytes)
    })
    socket.once('close', () => {
      clearTimeout(timer)
      resolve(outcome)
    })
  })
}
