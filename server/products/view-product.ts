import { productViewSchema, type ProductView, type SpotlightView } from '#lib/events.ts'
import type { ProductRow } from './product.repo.ts'
import type { SpotlightRow } from './spotlight.repo.ts'

const shelfStateSchema = productViewSchema.shape.shelfState

/** A product as browsers may see it: today's rating and shelf state, in replays too. */
export function viewProduct(row: ProductRow): ProductView {
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    summary: row.summary,
    kind: row.kind,
    riskLevel: row.riskLevel,
    shelfState: shelfStateSchema.catch('off-shelf').parse(row.shelfState),
  }
}

export function viewSpotlight(row: SpotlightRow): SpotlightView {
  return {
    id: row.id,
    broadcastId: row.broadcastId,
    product: viewProduct(row.product),
    fromMs: row.fromMs,
    toMs: row.toMs,
  }
}
