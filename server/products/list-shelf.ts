import type { ProductView } from '#lib/events.ts'
import type { Actor } from '#lib/roles.ts'
import type { GateOutcome } from '#lib/suitability.ts'
import { decideFor, readGateViewer } from './decide-for.ts'
import { findShelf } from './product.repo.ts'
import { viewProduct } from './view-product.ts'

export type ShelvedProduct = ProductView & { outcome: GateOutcome; viewerLevel: number | null }

/** The programme's shelf, each card with what the gate would say to this person before the tap. */
export async function listShelf(programmeId: string, actor: Actor | null): Promise<ShelvedProduct[]> {
  const [products, viewer] = await Promise.all([findShelf(programmeId), readGateViewer(actor)])
  return products.map((product) => ({
    ...viewProduct(product),
    outcome: decideFor(product, viewer),
    viewerLevel: viewer.assessment?.level ?? null,
  }))
}
