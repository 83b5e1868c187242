import type { BroadcastChapters, ChapterView } from '#lib/chapters.ts'
import { findChapters } from './chapter.repo.ts'

/** A broadcast's chapters in the order of media time: every return after an interruption, and what the host marked. */
export async function listChapters(broadcastId: string): Promise<ChapterView[]> {
  return (await findChapters([broadcastId])).get(broadcastId) ?? []
}

/** The same of several, by broadcast; one without any has none. */
export async function listChaptersOf(
  broadcastIds: readonly string[],
): Promise<Map<string, BroadcastChapters>> {
  const found = await findChapters(broadcastIds)
  return new Map([...found].map(([broadcastId, chapters]) => [broadcastId, { broadcastId, chapters }]))
}
