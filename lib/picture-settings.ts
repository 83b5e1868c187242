import { z } from 'zod'
import { latencyModes } from '#lib/latency-mode.ts'
import { visibilities } from '#lib/programmes.ts'

export const longestGraceSeconds = 1_800

/** How a programme's picture is carried and to whom: set by its crew in any state, no part of what an approval pins. */
export const pictureSettingsSchema = z.object({
  latencyMode: z.enum(latencyModes),
  graceSeconds: z.number().int().min(0).max(longestGraceSeconds),
  /** Of interruption, until viewers see the slate; null: the last picture stays. */
  slateAfterSeconds: z.number().int().min(0).max(longestGraceSeconds).nullable(),
  visibility: z.enum(visibilities),
  offersDownload: z.boolean(),
  replayPolicy: z.enum(['immediate', 'reviewed']),
})
export type PictureSettings = z.infer<typeof pictureSettingsSchema>

/** What one person changes; what is left out stays as it is, so that two people's saves do not undo each other. */
export const settingsChangeSchema = pictureSettingsSchema.partial()
export type SettingsChange = z.infer<typeof settingsChangeSchema>

export function applyChange(before: PictureSettings, change: SettingsChange): PictureSettings {
  const chosen = Object.entries(change).filter(([, value]) => value !== undefined)
  return pictureSettingsSchema.parse({ ...before, ...Object.fromEntries(chosen) })
}

/** The change that makes `after` of `before`. */
export function changeBetween(before: PictureSettings, after: PictureSettings): SettingsChange {
  const was = new Map<string, unknown>(Object.entries(before))
  const changed = Object.entries(after).filter(([name, value]) => was.get(name) !== value)
  return settingsChangeSchema.parse(Object.fromEntries(changed))
}

/** From the fewest viewers to the most. */
const widths: Record<PictureSettings['visibility'], number> = { staff: 0, 'signed-in': 1, public: 2 }

/** Whether more people would see more: what an approval was not asked about is a manager's decision. */
export function opensWider(
  from: Pick<PictureSettings, 'visibility' | 'replayPolicy'>,
  to: Pick<PictureSettings, 'visibility' | 'replayPolicy'>,
): boolean {
  const skipsReview = from.replayPolicy === 'reviewed' && to.replayPolicy === 'immediate'
  return widths[to.visibility] > widths[from.visibility] || skipsReview
}
