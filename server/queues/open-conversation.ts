import { randomUUIDv7 } from 'node:crypto'
import { AppError } from '#lib/errors.ts'
import { writeAudit } from '#server/audit/write-audit.ts'
import type { Tx } from '#server/db.ts'
import { insertConversation } from './queued-conversation.repo.ts'
import { findFirstQueue } from './queue.repo.ts'

type Opening = {
  institutionId: string
  questionId: string
  viewerId: string
  note: string | null
  /** Null when a rule sent it. */
  actorId: string | null
}

/** Puts a viewer's matter into the institution's queue; the caller says the facts. Throws `UNAVAILABLE` without a queue. */
export async function openConversation(tx: Tx, opening: Opening): Promise<{ id: string; queueSlug: string }> {
  const { actorId, ...matter } = opening
  const queue = await findFirstQueue(tx, opening.institutionId)
  if (!queue) throw new AppError('UNAVAILABLE', 'the institution has no queue')
  const id = randomUUIDv7()
  await insertConversation(tx, { ...matter, id, queueId: queue.id })
  await writeAudit(tx, { actorId, act: 'conversation.queued', objectKind: 'conversation', objectId: id })
  return { id, queueSlug: queue.slug }
}
