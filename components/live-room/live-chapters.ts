import type { ChapterView } from '#lib/chapters.ts'
import type { BroadcastView } from '#lib/events.ts'

export type LiveChapters = {
  chapters: readonly ChapterView[]
  last: BroadcastView | null
}

/** The running show's chapters after a change of its broadcast: a picture that came back begins one. */
export function followChapters({ chapters, last }: LiveChapters, next: BroadcastView | null): LiveChapters {
  if (next === null || next.id !== last?.id) return { chapters: last === null ? chapters : [], last: next }
  const isBack = last.state === 'interrupted' && next.state === 'on-air'
  if (!isBack) return { chapters, last: next }
  const { mediaTimeMs } = last
  const gapMs = (next.mediaClockAt ?? 0) - (last.interruptedAt ?? next.mediaClockAt ?? 0)
  const others = chapters.filter((chapter) => chapter.mediaTimeMs !== mediaTimeMs)
  return { chapters: [...others, { mediaTimeMs, kind: 'resumed', title: null, gapMs }], last: next }
}
