import type { ChapterView } from '#lib/chapters.ts'
import { findChapters } from './chapter.repo.ts'

/** A broadcast's chapters in the order of media time: every return after an interruption, and what the host marked. */
export async function listChapters(broadcastId: string): Promise<ChapterView[]> {
  return findChapters(broadcastId)
}
