import { z } from 'zod'
import { noticeKinds, type NoticeView } from '#lib/notices.ts'
import type { Actor } from '#lib/roles.ts'
import { now } from '#server/clock.ts'
import { countUnreadNotices, findNotices, updateNoticesRead, type NoticeRow } from './notice.repo.ts'

const shown = 100

/** More than this is told as "99+". */
const counted = 100

const detailSchema = z.object({
  startsAt: z.number().optional(),
  reason: z.string().optional(),
  question: z.string().optional(),
  count: z.number().optional(),
})

/** Paths where questions are found again now, by the ids of the questions. */
type FindPaths = (questionIds: readonly string[]) => Promise<ReadonlyMap<string, string>>

/** The person's own, newest first; one about a question leads to where `findQuestionPaths` finds it. */
export async function listNotices(actor: Actor, findQuestionPaths: FindPaths): Promise<NoticeView[]> {
  const rows = await findNotices(actor.userId, shown)
  const paths = await findQuestionPaths(rows.flatMap(({ questionId }) => questionId ?? []))
  return rows.flatMap((row) => viewNotice(row, paths))
}

export function countUnread(actor: Actor): Promise<number> {
  return countUnreadNotices(actor.userId, counted)
}

export function markRead(actor: Actor): Promise<void> {
  return updateNoticesRead(actor.userId, now())
}

/** A notice, or nothing when its kind is of another version. */
function viewNotice(row: NoticeRow, questionPaths: ReadonlyMap<string, string>): NoticeView[] {
  const kind = noticeKinds.find((known) => known === row.kind)
  if (!kind) return []
  const {
    startsAt = null,
    reason = null,
    question = null,
    count = 1,
  } = detailSchema.catch({}).parse(row.detail)
  const { id, questionId, createdAt, readAt } = row
  const programme = row.programme && { title: row.programme.title, language: row.programme.language }
  const programmePath = row.programme && `/live/${row.programme.slug}`
  const path = (questionId === null ? undefined : questionPaths.get(questionId)) ?? programmePath
  return [
    {
      id,
      kind,
      at: createdAt.getTime(),
      isRead: readAt !== null,
      startsAt,
      reason,
      question,
      count,
      programme,
      path,
    },
  ]
}
