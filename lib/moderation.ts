import { z } from 'zod'
import { reportReasons } from '#lib/chat-rules.ts'

/** Words that wait for a moderator: a rule holds them back, or people reported them. */
export const waitingWordsSchema = z.object({
  kind: z.enum(['message', 'question']),
  id: z.uuid(),
  authorName: z.string(),
  text: z.string(),
  at: z.number(),
  /** Names of the rules that hold them. */
  rules: z.array(z.string()),
  /** What they were reported for, and by how many. */
  reports: z.array(z.object({ reason: z.enum(reportReasons), count: z.number().int() })),
})
export type WaitingWords = z.infer<typeof waitingWordsSchema>

/** One's own words that a moderator has not read yet; `at`: when they were said, in wall-clock milliseconds. */
export type HeldWords = { clientId: string; text: string; at: number }

/** The longest waiting first; `total` counts those that do not fit, too. */
export const moderationViewSchema = z.object({
  items: z.array(waitingWordsSchema),
  total: z.number().int(),
})
export type ModerationView = z.infer<typeof moderationViewSchema>
