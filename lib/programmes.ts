import { z } from 'zod'
import type { ProgrammeState } from '#lib/programme-state.ts'
import type { PlanView } from '#lib/programme-plan.ts'
import type { BroadcastView } from '#lib/events.ts'
import type { Room } from '#lib/rooms.ts'
import { latencyModes, type LatencyMode } from '#lib/latency-mode.ts'

/** Who may watch: everybody, whoever has an account, or the institution's own people. */
export const visibilities = ['public', 'signed-in', 'staff'] as const
export type Visibility = (typeof visibilities)[number]

/** What the editor fills in; the hash of it is what an approval pins. */
export const programmeContentSchema = z.object({
  slug: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(60),
  title: z.string().trim().min(1).max(80),
  summary: z.string().trim().max(1_000),
  scene: z.string().regex(/^[a-z-]{1,40}$/),
  language: z.string().min(2).max(20),
  riskText: z.string().trim().min(1).max(500),
  startsAt: z.date(),
  minutes: z.number().int().min(5).max(720),
  latencyMode: z.enum(latencyModes),
  replayPolicy: z.enum(['immediate', 'reviewed']),
  liveOnEncoder: z.boolean(),
  graceSeconds: z.number().int().min(0).max(1_800),
  hostIds: z.array(z.uuid()).min(1).max(6),
  productIds: z.array(z.uuid()).max(50),
})
export type ProgrammeContent = z.infer<typeof programmeContentSchema>

/** A host as viewers see them: real name and licence stand on the screen (features C5). */
export type HostView = { id: string; name: string; licenceNumber: string | null; employer: string | null }

/** What a programme is to its viewers right now. */
export type ProgrammePhase = 'upcoming' | 'live' | 'interrupted' | 'replay' | 'over'

export type ProgrammeView = {
  id: string
  slug: string
  title: string
  summary: string
  scene: string
  language: string
  riskText: string
  institution: string
  state: ProgrammeState
  /** Wall-clock milliseconds. */
  startsAt: number
  minutes: number
  /** What the host says of the start; null when all is as planned. */
  notice: PlanView['notice']
  latencyMode: LatencyMode
  visibility: Visibility
  phase: ProgrammePhase
  /** A moment of the running or the last show; null where there is none to be shown to everybody. */
  coverUrl: string | null
  room: Room
  hosts: HostView[]
  /** The live broadcast, else null: previews are not in here. */
  broadcast: BroadcastView | null
  replays: ReplayView[]
}

export type ReplayView = {
  broadcastId: string
  liveAt: number
  durationMs: number
  isUpright: boolean
  /** A moment of it; null where there is none to be shown to everybody. */
  posterUrl: string | null
  /** The replay as one file; null where the programme offers none. */
  download: ReplayDownload | null
}

export const downloadStates = ['making', 'ready', 'failed'] as const
export type ReplayDownload = { state: (typeof downloadStates)[number]; bytes: number }

/** A show this much before its planned start was that very show, begun early. */
const earlyMs = 12 * 3_600_000

/** What is live beats what is planned; what was broadcast for this date, early or late, is a replay. */
export function programmePhase(facts: {
  broadcast: Pick<BroadcastView, 'state'> | null
  /** When the newest broadcast with a replay went live, in wall-clock milliseconds. */
  replayedAt: number | null
  startsAt: number
  minutes: number
  now: number
}): ProgrammePhase {
  if (facts.broadcast?.state === 'on-air') return 'live'
  if (facts.broadcast?.state === 'interrupted') return 'interrupted'
  const overAt = facts.startsAt + facts.minutes * 60_000
  const wasShown = facts.replayedAt !== null && facts.replayedAt > facts.startsAt - earlyMs
  if (wasShown) return 'replay'
  if (facts.startsAt > facts.now) return 'upcoming'
  if (facts.replayedAt !== null && overAt <= facts.now) return 'replay'
  return overAt > facts.now ? 'upcoming' : 'over'
}
