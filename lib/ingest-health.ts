import { z } from 'zod'
import { alertCodes } from './health-advice.ts'

const alertSchema = z.object({
  code: z.enum(alertCodes),
  level: z.enum(['critical', 'warning', 'note']),
  values: z.record(z.string(), z.union([z.number(), z.string()])),
})

/** What players report of their playback, of the last minute; percentiles are null while nobody reports. */
export const playersHealthSchema = z.object({
  /** Players that reported in the last 90 s. */
  reporting: z.number(),
  startupMsP50: z.number().nullable(),
  startupMsP95: z.number().nullable(),
  latencyMsP50: z.number().nullable(),
  latencyMsP95: z.number().nullable(),
  /** Of those that report, 0 to 1: who stood still at least once, and for how many seconds in all. */
  stalledShare: z.number().nullable(),
  stallSeconds: z.number(),
  /** Shares of what is watched, best first, by the name of the rendition. */
  renditions: z.array(z.object({ name: z.string(), share: z.number() })),
})
export type PlayersHealth = z.infer<typeof playersHealthSchema>

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
  recordingFailing: z.boolean(),
  hasBFrames: z.boolean(),
  backlogMs: z.number(),
  audioDriftMs: z.number().nullable(),
  /** Levels of the last second of sound in dBFS, −120 for digital silence; null while nobody listens. */
  rmsDb: z.number().nullable(),
  peakDb: z.number().nullable(),
  /** How far the smaller renditions are behind the source; null where there are none. */
  transcoderLagMs: z.number().nullable(),
  droppedRungs: z.array(z.string()),
  /** Which encoders are connected; one of them is on air. */
  encoders: z.array(z.object({ role: z.enum(['main', 'backup']), isOnAir: z.boolean() })),
  alerts: z.array(alertSchema),
  players: playersHealthSchema,
})
export type IngestHealth = z.infer<typeof ingestHealthSchema>

/** Columns of the history, in the order of its rows; missing figures are null. */
export const historyColumns = [
  ...(['atMs', 'bitrateKbps', 'fps', 'keyframeSeconds', 'rmsDb'] as const),
  ...(['latencyMs', 'stalledShare', 'players', 'isConnected'] as const),
] as const
export type HistoryColumn = (typeof historyColumns)[number]

/**
 * `/hls/<slug>/preview/health-history.json?since=<ms>`: a row each 5 s of the last two hours, one a minute
 * before; `atMs` is wall time, `isConnected` 0 while the encoder was away.
 */
export const healthHistorySchema = z.object({
  columns: z.array(z.string()),
  rows: z.array(z.array(z.number().nullable()).length(historyColumns.length)),
})
export type HealthHistory = z.infer<typeof healthHistorySchema>
