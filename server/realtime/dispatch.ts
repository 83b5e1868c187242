import { AppError } from '#lib/errors.ts'
import type { Ack } from '#lib/events.ts'
import type { Log } from '#server/log.ts'
import type { Limit } from '#server/rate-limit.ts'
import type { Metrics } from './metrics.ts'
import type { RealtimeSocket } from './realtime-socket.ts'
import { refuse, type RequestHandler } from './requests.ts'

/** Nobody's page sends this many requests that cannot be read. */
const mostStrikes = 20

type Options = {
  handlers: readonly RequestHandler[]
  log: Log
  metrics: Metrics
  /** All requests of one socket together. */
  limit: Limit
}

/** Answers whatever a socket sends: every request is acked, and what no page sends is counted against it. */
export function makeDispatch({ handlers, log, metrics, limit }: Options) {
  const known = new Map<string, RequestHandler>(handlers.map((handler) => [handler.name, handler]))

  async function answer(socket: RealtimeSocket, name: string, raw: unknown): Promise<Ack<unknown>> {
    const handler = known.get(name)
    try {
      await limit(socket.id)
      if (!handler) throw new AppError('BAD_REQUEST', 'no such request')
      return { ok: true, data: await handler.answer(raw, socket) }
    } catch (error) {
      if (error instanceof AppError) return refuse(error)
      log.error({ err: error, request: handler?.name }, 'request failed')
      return refuse(new AppError('UNAVAILABLE', 'failed'))
    }
  }

  return async (socket: RealtimeSocket, name: string, args: readonly unknown[]): Promise<void> => {
    const respond = args.at(-1)
    const outcome = await answer(socket, name, args[0])
    metrics.answers.inc({
      request: known.has(name) ? name : 'unknown',
      outcome: outcome.ok ? 'ok' : outcome.code,
    })
    if (isAck(respond)) respond(outcome)
    const isOffence =
      !isAck(respond) || (!outcome.ok && (outcome.code === 'BAD_REQUEST' || outcome.code === 'RATE_LIMITED'))
    if (!isOffence) return
    socket.data.strikes += 1
    if (socket.data.strikes > mostStrikes) socket.disconnect(true)
  }
}

function isAck(value: unknown): value is (answer: Ack<unknown>) => void {
  return typeof value === 'function'
}
