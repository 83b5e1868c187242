import type { SpotlightView } from '#lib/events.ts'
import { readRunningBroadcast } from '#server/programmes/read-running-broadcast.ts'
import { findOpenSpotlight, findSpotlights } from './spotlight.repo.ts'
import { viewSpotlight } from './view-product.ts'

/** What is being explained in the programme's running broadcast, or null. */
export async function findSpotlight(programmeId: string): Promise<SpotlightView | null> {
  const running = await readRunningBroadcast(programmeId)
  const row = running && (await findOpenSpotlight(running.broadcastId))
  return row && viewSpotlight(row)
}

/** Everything that was explained in a broadcast, in order, for its replay. */
export async function listSpotlights(broadcastId: string): Promise<SpotlightView[]> {
  return (await findSpotlights({ broadcastId })).map(viewSpotlight)
}

export async function listSpotlightsById(ids: readonly string[]): Promise<SpotlightView[]> {
  return (await findSpotlights({ id: { in: [...ids] } })).map(viewSpotlight)
}
