'use server'

import { z } from 'zod'
import type { Ack, ConversationView } from '#lib/events.ts'
import { answer } from '#app/answer.ts'
import { parseRequest } from '#app/parse-request.ts'
import { readActor } from '#app/read-visitor.ts'
import { authorize } from '#server/accounts/authorize.ts'
import { listConversations } from '#server/desk/list-conversations.ts'

const queueSchema = z.object({ queueId: z.uuid() })

/** The queue as it is now, for a desk that was away too long to catch up. */
export async function readDeskAction(request: unknown): Promise<Ack<ConversationView[]>> {
  return answer(async () => {
    const { queueId } = parseRequest(queueSchema, request)
    return listConversations(await authorize(await readActor(), 'desk:work', { queueId }))
  })
}
