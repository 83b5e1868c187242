import { AppError } from '#lib/errors.ts'
import { refusedReason } from '#lib/question-state.ts'
import { roomOf } from '#lib/rooms.ts'
import type { Authorized } from '#server/accounts/authorize.ts'
import { writeAudit } from '#server/audit/write-audit.ts'
import { now } from '#server/clock.ts'
import { moderationChanged } from '#server/compliance/moderation-changed.ts'
import { transaction, type Tx } from '#server/db.ts'
import type { NewFact } from '#server/outbox/new-fact.ts'
import { saveFacts } from '#server/outbox/save-facts.ts'
import { changeQuestion } from '#server/questions/change-question.ts'
import { requireQuestion } from '#server/questions/require-question.ts'
import { tellAsker } from '#server/questions/tell-asker.ts'
import { lockMessage, releaseMessage, removeMessage, settleReports } from './settle.repo.ts'

type Settling = { kind: 'message' | 'question'; id: string; isShown: boolean }

/**
 * A moderator lets words through that were held or reported, or takes them away; the first who decides wins, and
 * it leaves evidence. Throws `NOT_FOUND` for what is not of this programme, `STATE_CHANGED` for what is settled.
 */
export async function settleWords(
  authorized: Authorized<'programme:run'>,
  settling: Settling,
): Promise<{ id: string }> {
  if (settling.kind === 'question') await settleQuestion(authorized, settling)
  else await transaction((tx) => settleMessage(tx, authorized, settling))
  return { id: settling.id }
}

async function settleMessage(
  tx: Tx,
  { actor, object: { programmeId } }: Authorized<'programme:run'>,
  { id, isShown }: Settling,
): Promise<void> {
  const message = await lockMessage(tx, programmeId, id)
  if (!message) throw new AppError('STATE_CHANGED', 'the message is gone')
  const wasReported = await settleReports(tx, id)
  if (isShown && !message.isHeld && !wasReported) throw new AppError('STATE_CHANGED', 'nothing to decide')
  if (!isShown) await removeMessage(tx, id)
  await writeAudit(tx, {
    actorId: actor.userId,
    act: isShown ? 'moderation.show' : 'moderation.remove',
    objectKind: 'message',
    objectId: id,
    detail: { wasHeld: Number(message.isHeld) },
  })
  const room = roomOf('programme', programmeId)
  const removed: NewFact = message.isHeld
    ? { room: roomOf('user', message.authorId), event: 'chat:refused', ids: [id] }
    : { room, event: 'chat:removed', ids: [id] }
  const shown: NewFact[] = message.isHeld ? [{ room, event: 'chat:posted', ids: [id] }] : []
  const [seq] = await saveFacts(tx, [...(isShown ? shown : [removed]), moderationChanged(programmeId)])
  // The row carries its fact's number, so here the facts come one statement before the end.
  if (isShown && message.isHeld) await releaseMessage(tx, id, seq ?? 0)
}

async function settleQuestion(
  authorized: Authorized<'programme:run'>,
  { id, isShown }: Settling,
): Promise<void> {
  const question = await requireQuestion(authorized, id)
  const { programmeId } = question
  await transaction(async (tx) => {
    await changeQuestion(tx, id, {
      to: isShown ? 'published' : 'dismissed',
      from: ['held'],
      actorId: authorized.actor.userId,
      reason: 'moderator',
      values: isShown ? { publishedAt: now() } : { reason: refusedReason },
    })
    if (!isShown) await tellAsker(tx, question, { kind: 'dismissed' })
    const shown: NewFact = { room: roomOf('programme', programmeId), event: 'question:changed', ids: [id] }
    await saveFacts(tx, [...(isShown ? [shown] : []), moderationChanged(programmeId)])
  })
}
