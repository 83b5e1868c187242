import { z } from 'zod'

/** Why a chapter begins: the picture came back after an interruption, or the host marked it. */
export const chapterKinds = ['resumed', 'marked'] as const

export const mostTitleLetters = 40
const chapterTitleSchema = z.string().trim().min(1).max(mostTitleLetters)

/** As many as the host may mark in one broadcast. */
export const mostMarked = 100

/** A place of a show to jump to. */
export const chapterViewSchema = z.object({
  mediaTimeMs: z.number(),
  kind: z.enum(chapterKinds),
  /** Of a marked one. */
  title: z.string().nullable(),
  /** How long the interruption before it lasted, in milliseconds. */
  gapMs: z.number().nullable(),
})
export type ChapterView = z.infer<typeof chapterViewSchema>

export const broadcastChaptersSchema = z.object({
  broadcastId: z.uuid(),
  chapters: z.array(chapterViewSchema),
})
/** All chapters of one broadcast, in the order of media time. */
export type BroadcastChapters = z.infer<typeof broadcastChaptersSchema>

const place = { broadcastId: z.uuid(), mediaTimeMs: z.number().int().min(0).max(86_400_000) }

/** What hosts ask of chapters over the socket; a mark without a media time is one of now. */
export const chapterRequestSchemas = {
  'chapter:mark': z.object({
    broadcastId: place.broadcastId,
    title: chapterTitleSchema,
    mediaTimeMs: place.mediaTimeMs.optional(),
  }),
  'chapter:rename': z.object({ ...place, title: chapterTitleSchema }),
  'chapter:remove': z.object(place),
} as const
