import { z } from 'zod'
import type { Answer } from './unavailable-answer.ts'

const messageSchema = z.object({
  health: z.object({
    status: z.enum(['ok', 'starting', 'degraded']),
    parts: z.record(z.string(), z.string()),
  }),
})

type Health = z.infer<typeof messageSchema>['health']

/** Hears from the supervisor how the parts are; a front that was started by hand knows of none but itself. */
export function hearHealth(): () => Answer {
  let health: Health = { status: process.connected ? 'starting' : 'ok', parts: {} }
  process.on('message', (message) => {
    const parsed = messageSchema.safeParse(message)
    if (parsed.success) health = parsed.data.health
  })
  return () => ({
    status: health.status === 'ok' ? 200 : 503,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify(health),
  })
}
