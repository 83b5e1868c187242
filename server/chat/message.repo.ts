import { db, type Tx } from '#server/db.ts'

export type NewMessageRow = {
  id: string
  programmeId: string
  broadcastId: string | null
  authorId: string
  badge: string
  clientId: string
  text: string
  mediaTimeMs: number | null
  seq: number
}

/** What makes a message the same message when it is sent again. */
export type MessageKey = { authorId: string; clientId: string }

export type SentRow = MessageKey & { id: string; seq: number; mediaTimeMs: number | null }

export async function findSent(tx: Tx, keys: readonly MessageKey[]): Promise<SentRow[]> {
  const rows = await tx.chatMessage.findMany({
    where: {
      authorId: { in: [...new Set(keys.map((key) => key.authorId))] },
      clientId: { in: [...new Set(keys.map((key) => key.clientId))] },
    },
    select: { authorId: true, clientId: true, id: true, seq: true, mediaTimeMs: true },
  })
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }))
}

export async function insertMessages(tx: Tx, rows: readonly NewMessageRow[]): Promise<void> {
  await tx.chatMessage.createMany({ data: [...rows] })
}

const messageSelect = {
  id: true,
  clientId: true,
  text: true,
  badge: true,
  seq: true,
  mediaTimeMs: true,
  createdAt: true,
  author: { select: { id: true, name: true } },
} as const

export type MessageRow = {
  id: string
  clientId: string
  text: string
  badge: string
  seq: bigint
  mediaTimeMs: number | null
  createdAt: Date
  author: { id: string; name: string }
}

/** Those of the messages that may still be seen. */
export function findMessages(ids: readonly string[]): Promise<MessageRow[]> {
  return db().chatMessage.findMany({
    where: { id: { in: [...ids] }, removedAt: null },
    select: messageSelect,
  })
}

/** The room's newest messages, newest first. */
export function findNewestMessages(
  programmeId: string,
  page: { since: Date; limit: number },
): Promise<MessageRow[]> {
  return db().chatMessage.findMany({
    where: { programmeId, removedAt: null, createdAt: { gte: page.since } },
    orderBy: { seq: 'desc' },
    take: page.limit,
    select: messageSelect,
  })
}

/** A page of what was said during a broadcast, in order. */
export function findBroadcastMessages(
  broadcastId: string,
  afterSeq: number,
  limit: number,
): Promise<MessageRow[]> {
  return db().chatMessage.findMany({
    where: { broadcastId, removedAt: null, seq: { gt: afterSeq } },
    orderBy: { seq: 'asc' },
    take: limit,
    select: messageSelect,
  })
}
