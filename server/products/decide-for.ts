import { decideGate, type GateFacts, type GateOutcome } from '#lib/suitability.ts'
import type { Actor } from '#lib/roles.ts'
import { now } from '#server/clock.ts'
import { findLatestAssessment, findPersonalFacts } from './gate.repo.ts'
import type { ProductRow } from './product.repo.ts'

/** What the gate knows of a viewer at this moment. */
export type GateViewer = Pick<GateFacts, 'signedIn' | 'assessment' | 'birthDate' | 'region' | 'now'>

export async function readGateViewer(actor: Actor | null): Promise<GateViewer> {
  if (!actor) return { signedIn: false, assessment: null, birthDate: null, region: null, now: now() }
  const [assessment, personal] = await Promise.all([
    findLatestAssessment(actor.userId),
    findPersonalFacts(actor.userId),
  ])
  return { signedIn: true, assessment, ...personal, now: now() }
}

/** The one rule applied to a product as it is today. */
export function decideFor(
  product: Pick<ProductRow, 'shelfState' | 'riskLevel' | 'minimumAge' | 'regions'>,
  viewer: GateViewer,
): GateOutcome {
  const { riskLevel, minimumAge, regions, shelfState } = product
  return decideGate({ ...viewer, riskLevel, minimumAge, regions, onShelf: shelfState === 'on-shelf' })
}
