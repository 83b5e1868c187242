import { db, type Tx } from '#server/db.ts'
import { answerSelect, type AnswerRow } from './answer-row.ts'

export type NewAnswerRow = {
  id: string
  questionId: string
  authorId: string
  clientId: string
  visibility: 'public' | 'private'
  text: string
  mediaTimeMs: number | null
}

export async function insertAnswer(tx: Tx, row: NewAnswerRow): Promise<void> {
  await tx.answer.create({ data: row, select: { id: true } })
}

export function findAnsweredBefore(authorId: string, clientId: string): Promise<{ id: string } | null> {
  return db().answer.findUnique({
    where: { authorId_clientId: { authorId, clientId } },
    select: { id: true },
  })
}

const privateSelect = {
  ...answerSelect,
  question: { select: { id: true, askerId: true, programme: { select: { slug: true } } } },
} as const

export type ReceivedAnswerRow = AnswerRow & {
  question: { id: string; askerId: string; programme: { slug: string } }
}

export function findAnswers(ids: readonly string[]): Promise<ReceivedAnswerRow[]> {
  return db().answer.findMany({ where: { id: { in: [...ids] } }, select: privateSelect })
}

/** Private answers to one asker's questions in a programme, oldest first. */
export function findPrivateAnswers(
  askerId: string,
  programmeId: string,
  limit: number,
): Promise<ReceivedAnswerRow[]> {
  return db().answer.findMany({
    where: { visibility: 'private', question: { askerId, programmeId } },
    orderBy: { createdAt: 'asc' },
    take: limit,
    select: privateSelect,
  })
}
