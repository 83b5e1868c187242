/** What stands on the time range besides time: small pictures, and chapters in words. */
export type PictureMarks = {
  /** WebVTT that leads to small pictures of the show. */
  storyboardUrl: string
  chapters: readonly ChapterMark[]
}

/** Words under the picture in one language (WebVTT). */
export type CaptionSource = { language: string; label: string; url: string }

export type ChapterMark = { startSeconds: number; text: string }

/** Chapters as cues: each lasts until the next, and what comes before the first has no name. */
export function chapterCues(
  chapters: readonly ChapterMark[],
): { startSeconds: number; endSeconds: number; text: string }[] {
  const sorted = chapters.toSorted((a, b) => a.startSeconds - b.startSeconds)
  const first = sorted[0]
  if (!first) return []
  const opening = first.startSeconds > 0 ? [{ startSeconds: 0, text: '' }] : []
  return [...opening, ...sorted].map((chapter, index, all) => ({
    ...chapter,
    endSeconds: all[index + 1]?.startSeconds ?? chapter.startSeconds + lastChapterSeconds,
  }))
}

/** The end of a running show is not known: a day is longer than any. */
const lastChapterSeconds = 86_400
