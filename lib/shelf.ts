import type { ProductView } from '#lib/events.ts'
import type { GateOutcome } from '#lib/suitability.ts'

/** A product on a shelf, with what the gate would say to this viewer before the tap. */
export type ShelvedProductView = ProductView & { outcome: GateOutcome; viewerLevel: number | null }

/** What the gate said at the tap; `link` is the signed way out, only when allowed. */
export type OpenedProductView = {
  outcome: GateOutcome
  riskLevel: number
  viewerLevel: number | null
  link: string | null
}
