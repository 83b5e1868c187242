import { on } from 'node:events'
import { z } from 'zod'

/** What a process says over the leash when it has loaded and waits. */
export const standingBy = 'standing by'

/** Among the arguments of a process that waits until it is needed (server/supervisor/standby.ts). */
export const standByFlag = '--stand-by'

const beginSchema = z.object({ begin: z.literal(true) })

/**
 * Returns at once, or, in a process that was started to stand by, when its supervisor tells it to begin. What is
 * done ahead must not fail.
 */
export async function untilNeeded(ahead: () => Promise<void>): Promise<void> {
  if (!process.argv.includes(standByFlag) || !process.send) return
  await ahead()
  const messages = on(process, 'message')
  // The leash lets go of the channel, and nothing else keeps a process that only waits.
  process.channel?.ref()
  process.send(standingBy)
  for await (const [message] of messages) if (beginSchema.safeParse(message).success) break
  process.channel?.unref()
}
