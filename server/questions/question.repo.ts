import { z } from 'zod'
import { db, type Tx } from '#server/db.ts'
import { showEndedReason, type QuestionState } from '#lib/question-state.ts'
import { answerSelect, type AnswerRow } from './answer-row.ts'

export type NewQuestionRow = {
  id: string
  programmeId: string
  broadcastId: string | null
  askerId: string
  clientId: string
  text: string
  state: QuestionState
  /** Null while it waits for a moderator. */
  publishedAt: Date | null
  mediaTimeMs: number | null
}

/** Inserts the question once; false when the asker's `clientId` was there already. */
export async function insertQuestion(tx: Tx, row: NewQuestionRow): Promise<boolean> {
  const { count } = await tx.question.createMany({ data: [row], skipDuplicates: true })
  return count === 1
}

export function findAskedBefore(
  askerId: string,
  clientId: string,
): Promise<{ id: string; programmeId: string; state: string } | null> {
  return db().question.findUnique({
    where: { askerId_clientId: { askerId, clientId } },
    select: { id: true, programmeId: true, state: true },
  })
}

/** What decides about a change: whose it is, where it was asked, and how far it got. */
export type QuestionHead = {
  id: string
  programmeId: string
  broadcastId: string | null
  askerId: string
  text: string
  state: string
  version: number
  /** Of one that is being answered: by whom, and since which media time. */
  ownerId: string | null
  answeredMs: number | null
}

const headSelect = {
  id: true,
  programmeId: true,
  broadcastId: true,
  askerId: true,
  text: true,
  state: true,
  version: true,
  ownerId: true,
  answeredMs: true,
} as const

export function findQuestionHead(questionId: string, client: Tx = db()): Promise<QuestionHead | null> {
  return client.question.findUnique({ where: { id: questionId }, select: headSelect })
}

/** The same, with its row held until the transaction ends: what is decided on it stands. */
export async function lockQuestion(tx: Tx, questionId: string): Promise<QuestionHead | null> {
  await tx.$queryRaw`SELECT id FROM "Question" WHERE id = ${questionId} FOR NO KEY UPDATE`
  return findQuestionHead(questionId, tx)
}

const leftOpenRows = z.array(
  z.object({
    id: z.string(),
    programmeId: z.string(),
    askerId: z.string(),
    text: z.string(),
    /** The broadcast that ended without it. */
    showId: z.string(),
    /** How many of this asker that broadcast left open. */
    askerCount: z.number(),
  }),
)
export type LeftOpen = z.infer<typeof leftOpenRows>[number]

/** Questions in these states of a show that is over: asked during it, or before it while people waited. */
export async function findLeftOpen(states: readonly QuestionState[], limit: number): Promise<LeftOpen[]> {
  return leftOpenRows.parse(
    await db().$queryRaw`
      SELECT question.id, question."programmeId", question."askerId", question.text, show.id AS "showId",
        (count(*) OVER (PARTITION BY show.id, question."askerId"))::int AS "askerCount"
      FROM "Question" question CROSS JOIN LATERAL (
        SELECT over.id FROM "Broadcast" over
        WHERE over."programmeId" = question."programmeId" AND over.state IN ('ended', 'stopped')
          AND over."liveAt" IS NOT NULL
          AND (over.id = question."broadcastId"
            OR (question."broadcastId" IS NULL AND question."createdAt" <= over."endedAt"))
        ORDER BY over."endedAt" LIMIT 1
      ) show
      WHERE question.state = ANY(${[...states]})
      ORDER BY question."createdAt" LIMIT ${limit}`,
  )
}

export type QuestionChange = {
  to: QuestionState
  /** Only from these states does the write happen. */
  from: readonly QuestionState[]
  /** Only this version, when the actor decided on what they saw. */
  version?: number | undefined
  /** Only when the lease ended before this moment. */
  lapsedBefore?: Date | undefined
  /** Only when nobody but this host is answering it, or nobody has been seen to since. */
  freeFor?: { hostId: string; at: Date } | undefined
  /** Owner, lease and moment of an answer are kept only where they are named. */
  values?: {
    /** Of one that was asked before the show which answers it. */
    broadcastId?: string
    answeredMs?: number
    ownerId?: string
    leaseUntil?: Date
    reason?: string
    publishedAt?: Date
  }
}

/**
 * The one conditional write by which a question's state changes, and whether it was ever let through to its room;
 * null when it was not as expected.
 */
export async function updateQuestion(
  tx: Tx,
  questionId: string,
  change: QuestionChange,
): Promise<{ isPublished: boolean } | null> {
  const [changed] = await tx.question.updateManyAndReturn({
    where: {
      id: questionId,
      state: { in: [...change.from] },
      ...(change.version === undefined ? {} : { version: change.version }),
      ...(change.lapsedBefore === undefined ? {} : { leaseUntil: { lt: change.lapsedBefore } }),
      ...(change.freeFor === undefined ? {} : { OR: isFree(change.freeFor) }),
    },
    data: {
      ...{ ownerId: null, leaseUntil: null, answeredMs: null },
      ...change.values,
      ...{ state: change.to, version: { increment: 1 } },
    },
    select: { publishedAt: true },
  })
  return changed ? { isPublished: changed.publishedAt !== null } : null
}

function isFree({ hostId, at }: { hostId: string; at: Date }) {
  return [{ ownerId: null }, { ownerId: hostId }, { leaseUntil: { lt: at } }]
}

/** Questions whose host has not been seen since before the moment. */
export function findLapsedQuestions(
  before: Date,
  limit: number,
): Promise<{ id: string; programmeId: string }[]> {
  return db().question.findMany({
    where: { state: 'claimed', leaseUntil: { lt: before } },
    take: limit,
    select: { id: true, programmeId: true },
  })
}

/** Prolongs what the hosts are answering, each in the show whose studio they are in. */
export async function extendAnswerLeases(
  hosts: readonly { hostId: string; programmeId: string }[],
  leaseUntil: Date,
): Promise<void> {
  await db().question.updateMany({
    where: {
      state: 'claimed',
      leaseUntil: { not: null },
      OR: hosts.map(({ hostId, programmeId }) => ({ ownerId: hostId, programmeId })),
    },
    data: { leaseUntil },
  })
}

const questionSelect = {
  id: true,
  text: true,
  state: true,
  version: true,
  mediaTimeMs: true,
  answeredMs: true,
  reason: true,
  voteCount: true,
  createdAt: true,
  asker: { select: { id: true, name: true } },
  answers: {
    where: { visibility: 'public' },
    orderBy: { createdAt: 'asc' },
    select: answerSelect,
  },
} as const

/** A question with its public answers only. */
export type QuestionRow = {
  id: string
  text: string
  state: string
  version: number
  mediaTimeMs: number | null
  answeredMs: number | null
  reason: string | null
  voteCount: number
  createdAt: Date
  asker: { id: string; name: string }
  answers: AnswerRow[]
}

/** What a moderator has not let through is its asker's and the moderators' alone, however it ended. */
const isLetThrough = { publishedAt: { not: null } }

export function findQuestions(ids: readonly string[]): Promise<QuestionRow[]> {
  return db().question.findMany({
    where: { id: { in: [...ids] }, ...isLetThrough },
    select: questionSelect,
  })
}

/** Without what was withdrawn; what a host dismissed only for `all`, or for the person who asked it. */
export function findNewestQuestions(
  where: { programmeId: string; createdAt: { gte: Date } } | { broadcastId: string },
  { limit, dismissedFor }: { limit: number; dismissedFor: 'all' | { personId: string | null } },
): Promise<QuestionRow[]> {
  const hidden = dismissedFor === 'all' ? [] : [isDismissedOfOthers(dismissedFor)]
  return db().question.findMany({
    where: { ...where, ...isLetThrough, NOT: [{ state: 'withdrawn' }, ...hidden] },
    orderBy: { createdAt: 'desc' },
    take: limit,
    select: questionSelect,
  })
}

function isDismissedOfOthers({ personId }: { personId: string | null }) {
  return {
    state: 'dismissed',
    OR: [{ reason: null }, { reason: { not: showEndedReason } }],
    ...(personId === null ? {} : { askerId: { not: personId } }),
  }
}
