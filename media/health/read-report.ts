import { decodeCmcd } from '@svta/cml-cmcd'
import { z } from 'zod'
import { renditionKey } from '#lib/cmcd.ts'
import { renditionNames, type RenditionName } from '#media/transcode/ladder.ts'

/** What one player says of itself at one moment. */
export type PlayerReport = {
  sessionId: string
  startupMs: number | null
  latencyMs: number | null
  rendition: RenditionName | null
  state: string | null
  /** Each stall since its report before. */
  stallsMs: number[]
  /** It ends: there is nobody to count any more. */
  isLast: boolean
}

/** Lines of one request; a player that was offline sends what it kept. */
const mostLines = 20

/** A string, a token, or a number, as RFC 8941 has them; lists where CTA-5004 allows several. */
const sessionId = z.string().regex(/^[\w-]{8,64}$/)
const milliseconds = z.number().min(0).max(600_000)
const numbers = z.union([z.number().transform((one) => [one]), z.array(z.number()).max(20)])

const reportSchema = z.object({
  sid: sessionId,
  msd: milliseconds.optional().catch(undefined),
  ltc: z.number().min(0).max(86_400_000).optional().catch(undefined),
  [renditionKey]: z.enum(renditionNames).nullable().catch(null).default(null),
  bsd: numbers.optional().catch(undefined),
  sta: z
    .unknown()
    .transform((state) => stateSchema.safeParse(String(state)).data)
    .optional(),
})

/** CTA-5004-A player states: starting, playing, seeking, rebuffering, paused, waiting, ended, fatal error, quit, preloading. */
const stateSchema = z.enum(['s', 'p', 'k', 'r', 'a', 'w', 'e', 'f', 'q', 'd'])

/** Reads the events of a request's body, one a line (CTA-5004-A, event mode); what makes no sense is left out. */
export function readReports(body: string): PlayerReport[] {
  return body
    .split('\n', mostLines)
    .map((line) => readReport(line))
    .filter((report) => report !== null)
}

function readReport(line: string): PlayerReport | null {
  const parsed = reportSchema.safeParse(decode(line))
  if (!parsed.success) return null
  const { sid, msd, ltc, bsd, sta } = parsed.data
  return {
    sessionId: sid,
    startupMs: msd ?? null,
    latencyMs: ltc ?? null,
    rendition: parsed.data[renditionKey],
    state: sta ?? null,
    stallsMs: (bsd ?? []).filter((ms) => ms > 0 && ms < 600_000),
    isLast: sta === 'q',
  }
}

/** The library throws for what is no structured field. */
function decode(line: string): unknown {
  try {
    return decodeCmcd(line.trim())
  } catch {
    return null
  }
}
