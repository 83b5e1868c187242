import { connect, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { z } from 'zod'

/** Opens silent connections as fast as it can, twenty from each address, and says when the last one was closed. */
const flagSchema = z.object({ count: z.coerce.number().int(), port: z.coerce.number().int() })
const perAddress = 20
/**
 * Where the system's queue of the port is full, it tells a peer that it is connected and nobody else: such a
 * one waits for ever. Ten thousand a second do not fill it.
 */
const atOnce = 500
const betweenMs = 50
/** Whoever is still connected then is held by a server that does not close silent connections. */
const giveUpMs = 20_000

const options = Object.fromEntries(
  Object.keys(flagSchema.shape).map((name) => [name, { type: 'string' as const }]),
)
const { count, port } = flagSchema.parse(parseArgs({ options }).values)
const startedAt = performance.now()
const lives: Promise<number | null>[] = []
while (lives.length < count) {
  for (let left = Math.min(atOnce, count - lives.length); left > 0; left--) lives.push(openOne(lives.length))
  await delay(betweenMs)
}
const tookMs = await Promise.all(lives)
const opened = tookMs.filter((each) => each !== null).length
process.stdout.write(`${JSON.stringify({ opened, goneMs: Math.round(performance.now() - startedAt) })}\n`)

/** Resolves with how long the connection lived; null when it could not be opened. */
function openOne(index: number): Promise<number | null> {
  return new Promise((resolve) => {
    const network = Math.floor(index / perAddress)
    const socket: Socket = connect({
      ...{
        port,
        host: '127.0.0.1',
        localAddress: `127.201.${Math.floor(network / 250)}.${1 + (network % 250)}`,
      },
    })
    let openedAt: number | null = null
    socket.on('error', () => undefined)
    socket.resume()
    setTimeout(() => socket.destroy(), giveUpMs).unref()
    socket.once('connect', () => (openedAt = performance.now()))
    socket.once('close', () => resolve(openedAt === null ? null : performance.now() - openedAt))
  })
}
