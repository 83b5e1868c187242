import { z } from 'zod'

/** A language of captions (BCP 47) as it stands in addresses. */
export const captionLanguageSchema = z.string().regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}$/)

/** A file of captions is text; more than this is no show's. */
export const mostCaptionLetters = 900_000

export const captionUploadSchema = z.object({
  broadcastId: z.uuid(),
  language: captionLanguageSchema,
  label: z.string().trim().min(1).max(40),
  text: z.string().min(1).max(mostCaptionLetters),
})
export type CaptionUpload = z.infer<typeof captionUploadSchema>

/** `source`: `automatic` ones carry their label (features C12). */
export type CaptionTrackView = { language: string; label: string; isAutomatic: boolean; cueCount: number }

/** Something that was said, in media milliseconds. */
export type CaptionCue = { fromMs: number; toMs: number; text: string }
