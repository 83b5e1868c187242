/** Why a chapter begins: the picture came back after an interruption, or the host marked it. */
export const chapterKinds = ['resumed', 'marked'] as const
export type ChapterKind = (typeof chapterKinds)[number]

/** A place of a show to jump to. */
export type ChapterView = {
  mediaTimeMs: number
  kind: ChapterKind
  /** Of a marked one. */
  title: string | null
  /** How long the interruption before it lasted, in milliseconds. */
  gapMs: number | null
}
