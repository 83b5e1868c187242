import { AppError } from '#lib/errors.ts'
import type { SlowSeconds } from '#lib/chat-rules.ts'
import { roomOf } from '#lib/rooms.ts'
import type { Authorized } from '#server/accounts/authorize.ts'
import { writeAudit } from '#server/audit/write-audit.ts'
import { now } from '#server/clock.ts'
import { transaction } from '#server/db.ts'
import { saveFacts } from '#server/outbox/save-facts.ts'
import { findLastSaid, findSlowSeconds, updateSlowSeconds } from './slow-mode.repo.ts'

/** Seconds that a viewer waits between two messages in the programme's room; 0: no wait. */
export async function readSlowSeconds(programmeId: string): Promise<number> {
  return (await findSlowSeconds([programmeId])).get(programmeId) ?? 0
}

/** What rooms tell of their rules, by programme. */
export async function listRoomRules(
  programmeIds: readonly string[],
): Promise<Map<string, { slowSeconds: number }>> {
  const found = await findSlowSeconds(programmeIds)
  return new Map([...found].map(([id, slowSeconds]) => [id, { slowSeconds }]))
}

/** Sets the wait between two messages of one viewer, tells the room, and leaves evidence. */
export async function setSlowMode(
  { actor, object: { programmeId } }: Authorized<'programme:run'>,
  slowSeconds: SlowSeconds,
): Promise<void> {
  await transaction(async (tx) => {
    await updateSlowSeconds(tx, programmeId, slowSeconds)
    await writeAudit(tx, {
      actorId: actor.userId,
      act: 'room.slow',
      objectKind: 'programme',
      objectId: programmeId,
      detail: { slowSeconds },
    })
    await saveFacts(tx, [
      { room: roomOf('programme', programmeId), event: 'room:changed', ids: [programmeId] },
    ])
  })
}

/** Throws `CHAT_SLOW` with the seconds left when the viewer spoke too lately. The same message again is no second one. */
export async function requirePace(
  said: { programmeId: string; authorId: string; clientId: string },
  slowSeconds: number,
): Promise<void> {
  const last = await findLastSaid(said.programmeId, said.authorId)
  if (!last || last.clientId === said.clientId) return
  const seconds = Math.ceil((last.createdAt.getTime() + slowSeconds * 1_000 - now().getTime()) / 1_000)
  if (seconds > 0) throw new AppError('CHAT_SLOW', 'spoke too lately', { detail: { seconds } })
}
