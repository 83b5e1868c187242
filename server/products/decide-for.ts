import { decideGate, type GateFacts, type GateOutcome } from '#lib/suitability.ts'
import type { ProductRow } from './product.repo.ts'

export type GateViewer = Pick<GateFacts, 'signedIn' | 'assessment' | 'now'>

/** The one rule applied to a product as it is today. */
export function decideFor(
  product: Pick<ProductRow, 'shelfState' | 'riskLevel'>,
  viewer: GateViewer,
): GateOutcome {
  return decideGate({ ...viewer, onShelf: product.shelfState === 'on-shelf', riskLevel: product.riskLevel })
}
