import { AppError } from '#lib/errors.ts'
import { plainLine } from '#lib/plain-text.ts'

/** A chapter's title as one visible line; `BAD_REQUEST` when nothing of it can be seen. */
export function readChapterTitle(typed: string): string {
  const title = plainLine(typed)
  if (title === '') throw new AppError('BAD_REQUEST', 'nothing visible in the title')
  return title
}
