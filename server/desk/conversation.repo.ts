import type { ConversationState } from '#lib/conversation-state.ts'
import { db, type Tx } from '#server/db.ts'

/** What decides about a change. */
export type ConversationHead = {
  id: string
  queueId: string
  questionId: string | null
  state: string
  assignee: { id: string; name: string } | null
  queue: { slug: string }
}

const headSelect = {
  id: true,
  queueId: true,
  questionId: true,
  state: true,
  assignee: { select: { id: true, name: true } },
  queue: { select: { slug: true } },
} as const

export function findConversationHead(
  conversationId: string,
  client: Tx = db(),
): Promise<ConversationHead | null> {
  return client.conversation.findUnique({ where: { id: conversationId }, select: headSelect })
}

/** Assigned conversations whose agent has not been seen since before the moment. */
export function findLapsed(before: Date, limit: number): Promise<ConversationHead[]> {
  return db().conversation.findMany({
    where: { state: { in: ['assigned', 'active'] }, leaseUntil: { lt: before } },
    orderBy: { leaseUntil: 'asc' },
    take: limit,
    select: headSelect,
  })
}

/** Makes the agent's claims happen one after another, so that two at once cannot both pass the cap. */
export async function lockAgent(tx: Tx, agentId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "User" WHERE id = ${agentId} FOR NO KEY UPDATE`
}

export type ConversationChange = {
  to: ConversationState
  from: readonly ConversationState[]
  /** Only while this agent holds it. */
  heldBy?: string
  /** Only when the lease ended before this moment. */
  lapsedBefore?: Date
  values: {
    assigneeId?: string | null
    assignedAt?: Date | null
    leaseUntil?: Date | null
    resolvedAt?: Date
  }
}

/** The one conditional write by which a conversation's state or owner changes; false when it was not as expected. */
export async function updateConversation(
  tx: Tx,
  conversationId: string,
  change: ConversationChange,
): Promise<boolean> {
  const { count } = await tx.conversation.updateMany({
    where: {
      id: conversationId,
      state: { in: [...change.from] },
      ...(change.heldBy === undefined ? {} : { assigneeId: change.heldBy }),
      ...(change.lapsedBefore === undefined ? {} : { leaseUntil: { lt: change.lapsedBefore } }),
    },
    data: { ...change.values, state: change.to, version: { increment: 1 } },
  })
  return count === 1
}

/**
 * The claim: one conditional write with the queue's cap in it. The caller holds the agent's lock.
 * False when the conversation is no longer queued, or the agent's hands are full.
 */
export async function claimQueued(
  tx: Tx,
  claim: { conversationId: string; queueId: string; agentId: string; at: Date; leaseUntil: Date },
): Promise<boolean> {
  const changed = await tx.$executeRaw`
    UPDATE "Conversation" SET
      state = 'assigned', version = version + 1, "assigneeId" = ${claim.agentId},
      "assignedAt" = ${claim.at}, "leaseUntil" = ${claim.leaseUntil}
    WHERE id = ${claim.conversationId} AND "queueId" = ${claim.queueId} AND state = 'queued'
      AND (
        SELECT count(*) FROM "Conversation"
        WHERE "assigneeId" = ${claim.agentId} AND state IN ('assigned', 'active', 'waiting-viewer', 'transfer-pending')
      ) < (SELECT capacity FROM "Queue" WHERE id = ${claim.queueId})`
  return changed === 1
}

/** Prolongs what the agents hold. */
export async function extendLeases(agentIds: readonly string[], leaseUntil: Date): Promise<void> {
  await db().conversation.updateMany({
    where: { assigneeId: { in: [...agentIds] }, leaseUntil: { not: null } },
    data: { leaseUntil },
  })
}
