import { z } from 'zod'
import { now } from '#server/clock.ts'
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
  replyToId: string | null
  mentions: readonly string[]
  /** Waits for a moderator. */
  isHeld: boolean
  seq: number
}

/** What makes a message the same message when it is sent again. */
export type MessageKey = { authorId: string; clientId: string }

export type SentRow = MessageKey & { id: string; seq: number; mediaTimeMs: number | null; isHeld: boolean }

const sentRows = z.array(
  z.object({
    authorId: z.string(),
    clientId: z.string(),
    id: z.string(),
    seq: z.coerce.number(),
    mediaTimeMs: z.number().nullable(),
    isHeld: z.boolean(),
  }),
)

export async function findSent(tx: Tx, keys: readonly MessageKey[]): Promise<SentRow[]> {
  return sentRows.parse(
    await tx.$queryRaw`
      SELECT sent."authorId", sent."clientId", sent.id, sent.seq, sent."mediaTimeMs",
        sent."heldAt" IS NOT NULL AS "isHeld"
      FROM unnest(${keys.map((key) => key.authorId)}::text[], ${keys.map((key) => key.clientId)}::text[])
        AS given(author, client)
      JOIN "ChatMessage" sent ON sent."authorId" = given.author AND sent."clientId" = given.client`,
  )
}

/** One statement for the whole group: the room's counter is locked while it runs. An answer to another room's words answers nothing. */
export async function insertMessages(tx: Tx, rows: readonly NewMessageRow[]): Promise<void> {
  const at = now()
  await tx.$executeRaw`
    INSERT INTO "ChatMessage"
      (id, "programmeId", "broadcastId", "authorId", badge, "clientId", text, "mediaTimeMs", seq, "createdAt",
        mentions, "heldAt", "replyToId")
    SELECT id, "programmeId", "broadcastId", "authorId", badge, "clientId", text, "mediaTimeMs", seq, ${at},
      mentions, CASE WHEN "isHeld" THEN ${at}::timestamptz END, (SELECT original.id FROM "ChatMessage" original
        WHERE original.id = message."replyToId" AND original."programmeId" = message."programmeId")
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS message(
      id text, "programmeId" text, "broadcastId" text, "authorId" text, badge text, "clientId" text,
      text text, "mediaTimeMs" int, seq bigint, mentions text[], "replyToId" text, "isHeld" boolean
    )`
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
  mentions: true,
  replyTo: {
    select: { id: true, text: true, removedAt: true, heldAt: true, author: { select: { name: true } } },
  },
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
  mentions: string[]
  replyTo: {
    id: string
    text: string
    removedAt: Date | null
    heldAt: Date | null
    author: { name: string }
  } | null
}

/** Those of the messages that may still be seen. */
export function findMessages(ids: readonly string[]): Promise<MessageRow[]> {
  return db().chatMessage.findMany({
    where: { id: { in: [...ids] }, removedAt: null, heldAt: null },
    select: messageSelect,
  })
}

/** The room's newest messages, newest first. */
export function findNewestMessages(
  programmeId: string,
  page: { since: Date; limit: number },
): Promise<MessageRow[]> {
  return db().chatMessage.findMany({
    where: { programmeId, removedAt: null, heldAt: null, createdAt: { gte: page.since } },
    orderBy: { seq: 'desc' },
    take: page.limit,
    select: messageSelect,
  })
}

const onTheClock = [{ mediaTimeMs: 'desc' }, { seq: 'desc' }] as const

/** The last of what was said during a broadcast before a media time, newest first. */
export function findMessagesBefore(
  broadcastId: string,
  beforeMs: number,
  most: number,
): Promise<MessageRow[]> {
  return db().chatMessage.findMany({
    where: { broadcastId, removedAt: null, heldAt: null, mediaTimeMs: { lt: beforeMs } },
    orderBy: [...onTheClock],
    take: most,
    select: messageSelect,
  })
}

/** What was said during a part of a broadcast's media time, newest first. */
export function findMessagesWithin(
  broadcastId: string,
  { fromMs, toMs }: { fromMs: number; toMs: number },
  most: number,
): Promise<MessageRow[]> {
  return db().chatMessage.findMany({
    where: { broadcastId, removedAt: null, heldAt: null, mediaTimeMs: { gte: fromMs, lt: toMs } },
    orderBy: [...onTheClock],
    take: most,
    select: messageSelect,
  })
}
