import { z } from 'zod'
import { chatMessageViewSchema } from '#lib/events.ts'

/** What was said during a part of a recording, after the last words before it: in the order of the media clock. */
export const replayChatSchema = z.object({ messages: z.array(chatMessageViewSchema) })
