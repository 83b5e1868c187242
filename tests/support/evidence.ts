import type { Visibility } from '#lib/programmes.ts'
import type { Room } from '#lib/rooms.ts'
import { db, transaction } from '#server/db.ts'
import { bumpRooms } from '#server/outbox/outbox.repo.ts'

/** What tests look up or bend in the database where the product has, rightly, no way to. */

export function listAudit(objectId: string, act: string) {
  return db().auditEvent.findMany({ where: { objectId, act } })
}

/** As if the conversation's agent had been away for longer than a lease. */
export async function lapseLease(conversationId: string): Promise<void> {
  const leaseUntil = new Date(Date.now() - 1_000)
  await db().conversation.update({ where: { id: conversationId }, data: { leaseUntil } })
}

/** As if the question's host had been away for longer than a lease. */
export async function lapseAnswerLease(questionId: string): Promise<void> {
  const leaseUntil = new Date(Date.now() - 1_000)
  await db().question.update({ where: { id: questionId }, data: { leaseUntil } })
}

/** When, in media time, an answer began. */
export async function startOf(questionId: string): Promise<number | null> {
  const question = await db().question.findUniqueOrThrow({ where: { id: questionId } })
  return question.answeredMs
}

export async function setCapacity(queueId: string, capacity: number): Promise<void> {
  await db().queue.update({ where: { id: queueId }, data: { capacity } })
}

export async function endSessionsOf(userId: string): Promise<void> {
  await db().session.deleteMany({ where: { userId } })
}

export async function takeRoles(userId: string): Promise<void> {
  await db().roleGrant.deleteMany({ where: { userId } })
}

export function listDecisions(userId: string) {
  return db().gateDecision.findMany({ where: { userId }, orderBy: { createdAt: 'asc' } })
}

export async function setVisibility(programmeId: string, visibility: Visibility): Promise<void> {
  await db().programme.update({ where: { id: programmeId }, data: { visibility } })
}

export async function offerDownload(programmeId: string): Promise<void> {
  await db().programme.update({ where: { id: programmeId }, data: { offersDownload: true } })
}

export async function publishedReplay(broadcastId: string): Promise<boolean> {
  return (await db().replay.count({ where: { broadcastId, state: 'published' } })) === 1
}

export async function setReplayState(broadcastId: string, state: 'published' | 'withdrawn'): Promise<void> {
  await db().replay.update({ where: { broadcastId }, data: { state } })
}

export async function takeOffShelf(productId: string): Promise<void> {
  await db().product.update({ where: { id: productId }, data: { shelfState: 'off-shelf' } })
}

/** What a newer version of the product would tell a room. */
export async function tellUnknownFact(room: Room): Promise<void> {
  await transaction(async (tx) => {
    const seq = BigInt((await bumpRooms(tx, new Map([[room, 1]]))).get(room) ?? 0)
    await tx.outboxEvent.create({ data: { room, seq, event: 'hologram:shown', ids: ['x'], at: new Date() } })
  })
}

/** What a restart of the database does to its clients. */
export async function cutConnections(): Promise<void> {
  await db().$queryRaw`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()`
}

/** As if the broadcast's encoder had left at that moment and media had then died. */
export async function interruptSince(
  broadcastId: string,
  interruptedAt: Date,
  graceSeconds = 60,
): Promise<void> {
  await db().encoderConnection.updateMany({ where: { broadcastId }, data: { disconnectedAt: interruptedAt } })
  await db().broadcast.update({
    where: { id: broadcastId },
    data: { state: 'interrupted', interruptedAt, mediaClockAt: null, graceSeconds },
  })
}

export async function ageFacts(room: string, days: number): Promise<void> {
  await db().outboxEvent.updateMany({
    where: { room },
    data: { at: new Date(Date.now() - days * 86_400_000) },
  })
}

/** How long, in milliseconds, the database lets one of our connections work, and hold a transaction open. */
export async function readDatabasePatience(): Promise<unknown> {
  const [patience] = await db().$queryRaw<unknown[]>`
    SELECT (SELECT setting::int FROM pg_settings WHERE name = 'statement_timeout') AS statement,
           (SELECT setting::int FROM pg_settings WHERE name = 'idle_in_transaction_session_timeout') AS idle`
  return patience
}

/** How many encoder connections a broadcast has had, open ones included. */
export function countConnections(broadcastId: string): Promise<number> {
  return db().encoderConnection.count({ where: { broadcastId } })
}
