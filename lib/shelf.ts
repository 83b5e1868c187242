import type { ProductView } from '#lib/events.ts'
import type { GateOutcome } from '#lib/suitability.ts'

/** A product on a shelf, with what the gate would say to this viewer before the tap. */
export type ShelvedProductView = ProductView & { outcome: GateOutcome; viewerLevel: number | null }

/** Where a card is tapped: beside the running show or beside its recording. */
export const gatePlaces = ['live', 'replay'] as const
export type GatePlace = (typeof gatePlaces)[number]

/**
 * What the gate said at the tap. `link` is the signed way out, valid for five minutes and for this person only,
 * and only when allowed; otherwise `educationUrl` may lead to something to read instead.
 */
export type OpenedProductView = {
  outcome: GateOutcome
  riskLevel: number
  minimumAge: number
  viewerLevel: number | null
  link: string | null
  educationUrl: string | null
}
