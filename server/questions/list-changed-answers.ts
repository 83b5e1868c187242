import { nextCursor, type ChangeCursor, type ChangedTexts } from '#lib/search-text.ts'
import { findChangedAnswered } from './search-text.repo.ts'

/** Answered questions as they are found: by their words and those of their public answers. An answer is for good. */
export async function listChangedAnswers(after: ChangeCursor, most: number): Promise<ChangedTexts> {
  const rows = await findChangedAnswered(after, most)
  return {
    texts: rows.map((row) => ({
      kind: 'question',
      refId: row.id,
      institutionId: row.programme.institutionId,
      programmeId: row.programmeId,
      broadcastId: row.broadcastId,
      mediaTimeMs: row.answeredMs ?? row.mediaTimeMs,
      language: row.programme.language,
      title: row.text,
      body: row.answers.map(({ text }) => text).join('\n'),
      at: row.updatedAt,
    })),
    goneIds: [],
    next: nextCursor(rows, most),
  }
}
