import type { ReportReason } from '#lib/chat-rules.ts'
import type { Authorized } from '#server/accounts/authorize.ts'
import { moderationChanged } from '#server/compliance/moderation-changed.ts'
import { transaction } from '#server/db.ts'
import { saveFacts } from '#server/outbox/save-facts.ts'
import { findMessageProgramme, insertReport } from './manners.repo.ts'

/** Where a message that may still be seen was said; null otherwise. */
export async function findMessagePlace(messageId: string): Promise<{ programmeId: string } | null> {
  const programmeId = await findMessageProgramme(messageId)
  return programmeId === null ? null : { programmeId }
}

/** Reports a message of this room to its moderators; a person's second report of it changes nothing. */
export async function reportMessage(
  { actor, object: { programmeId } }: Authorized<'room:speak'>,
  { messageId, reason }: { messageId: string; reason: ReportReason },
): Promise<void> {
  await transaction(async (tx) => {
    if (!(await insertReport(tx, { messageId, reporterId: actor.userId, reason }))) return
    await saveFacts(tx, [moderationChanged(programmeId)])
  })
}
