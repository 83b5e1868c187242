import { z } from 'zod'

/** A language of captions (BCP 47) as it stands in addresses. */
export const captionLanguageSchema = z.string().regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}$/)

/** A file of captions is text; more than this is no show's, and does not pass the front (server/front/refuse-body.ts). */
export const mostCaptionBytes = 900_000

/** How long a text is on its way to the server: as JSON in UTF-8, where a Chinese letter is three bytes. */
export function captionBytes(text: string): number {
  return new TextEncoder().encode(JSON.stringify(text)).length
}

export const captionUploadSchema = z.object({
  broadcastId: z.uuid(),
  language: captionLanguageSchema,
  label: z.string().trim().min(1).max(40),
  text: z
    .string()
    .min(1)
    .refine((text) => captionBytes(text) <= mostCaptionBytes, 'too many bytes'),
})
export type CaptionUpload = z.infer<typeof captionUploadSchema>

/** `source`: `automatic` ones carry their label (features C12). */
export type CaptionTrackView = { language: string; label: string; isAutomatic: boolean; cueCount: number }

/** A show of a day has no more. */
export const mostCues = 20_000

/** Something that was said, in media milliseconds. */
export type CaptionCue = { fromMs: number; toMs: number; text: string }
