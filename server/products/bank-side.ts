import type { ProductView } from '#lib/events.ts'

/** What the bank's own system is told when somebody comes through the gate. */
export type Arrival = { userId: string; programmeId: string; product: ProductView }

/** The seam to the bank: where a person goes who passed the gate. */
export interface BankSide {
  /** Address in the bank's system, or null when our own page stands in for it. */
  addressOf(arrival: Arrival): Promise<string | null>
}

/** Until a bank is connected the page at `/out/<token>` stands in for its counter. */
export const localBank: BankSide = {
  addressOf: () => Promise.resolve(null),
}
