import { randomInt } from 'node:crypto'
import { AppError } from '#lib/errors.ts'
import type { Actor } from '#lib/roles.ts'
import type { SharedLink } from '#lib/shared-link.ts'
import { now } from '#server/clock.ts'
import { publicUrl } from '#server/env.ts'
import { findReplayStage } from '#server/programmes/find-replay-stage.ts'
import { listProgrammes } from '#server/programmes/list-programmes.ts'
import { requireWatch } from '#server/programmes/may-watch.ts'
import { countVisits, findCode, findTarget, insertLink, insertVisit } from './share-link.repo.ts'

/** No letters that people take for one another; 8 of 31 are 8·10¹¹ codes. */
const letters = '23456789abcdefghjkmnpqrstuvwxyz'
const codeLetters = 8
const shown = 50
const mostVisitsADay = 10

/**
 * The short link of a show, or of one recording of it, for this person: visits by it are counted for them; a
 * guest's are counted for nobody. The same thing again is the same link. Throws `NOT_FOUND`, `FORBIDDEN`.
 */
export async function makeShareLink(
  actor: Actor | null,
  { programmeId, broadcastId }: { programmeId: string; broadcastId: string | null },
): Promise<{ code: string; url: string }> {
  await requireWatch(programmeId, actor)
  if (broadcastId !== null && (await findReplayStage(broadcastId))?.programmeId !== programmeId)
    throw new AppError('NOT_FOUND', 'no such recording of the programme')
  const target = { programmeId, broadcastId, promoterId: actor?.userId ?? null }
  const known = await findCode(target)
  const made = known ?? makeCode()
  if (known === null && !(await insertLink(made, target))) return makeShareLink(actor, target)
  return { code: made, url: shortUrl(made) }
}

/** The whole address of a short link. */
export function shortUrl(code: string): string {
  return `${publicUrl()}/s/${code}`
}

/** Where a short link leads, as a path; the visit is kept as it happened, the first ten a day of a visitor. Throws `NOT_FOUND`. */
export async function followLink(code: string, visitorKey: string | null): Promise<string> {
  const path = await findSharedPath(code)
  if (visitorKey === null) return path
  const createdAt = now()
  const since = new Date(createdAt.getTime() - 86_400_000)
  await insertVisit({ code, visitorKey, createdAt }, { since, most: mostVisitsADay })
  return path
}

/** Where a short link leads, without following it. Throws `NOT_FOUND`. */
export async function findSharedPath(code: string): Promise<string> {
  const target = await findTarget(code)
  if (!target) throw new AppError('NOT_FOUND', 'no such link')
  const { broadcastId, programme } = target
  return broadcastId === null ? `/live/${programme.slug}` : `/replay/${programme.slug}/${broadcastId}`
}

/** What a person's links brought: raw visits and the people behind them. */
export async function listSharedLinks(actor: Actor): Promise<SharedLink[]> {
  const counts = await countVisits(actor.userId, shown)
  const programmes = await listProgrammes([...new Set(counts.map(({ programmeId }) => programmeId))], actor)
  const known = new Map(programmes.map((programme) => [programme.id, programme]))
  return counts.flatMap(({ code, programmeId, broadcastId, liveAt, visits, visitors }) => {
    const programme = known.get(programmeId)
    if (!programme) return []
    const { title, language } = programme
    const leadsTo = broadcastId === null ? 'show' : 'replay'
    const recordedAt = liveAt?.getTime() ?? null
    return [{ code, url: shortUrl(code), title, language, leadsTo, recordedAt, visits, visitors }]
  })
}

function makeCode(): string {
  return Array.from({ length: codeLetters }, () => letters[randomInt(letters.length)]).join('')
}
