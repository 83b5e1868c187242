import { z } from 'zod'

/** What the studio is told of the stream that arrives (`/hls/<slug>/preview/health.json`). */
export const ingestHealthSchema = z.object({
  encoderConnected: z.boolean(),
  hasVideo: z.boolean(),
  hasAudio: z.boolean(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  bitrateKbps: z.number(),
  fps: z.number(),
  keyframeSeconds: z.number().nullable(),
  droppedFrames: z.number(),
  sourceCopied: z.boolean(),
})
export type IngestHealth = z.infer<typeof ingestHealthSchema>
