import type { ProductView } from '#lib/events.ts'

/** The highest risk level on a shelf, for the strip that is always on screen; null for an empty shelf. */
export function highestRisk(shelf: readonly ProductView[]): number | null {
  return shelf.length === 0 ? null : Math.max(...shelf.map(({ riskLevel }) => riskLevel))
}
