/**
 * Suitability of a product for a viewer: the viewer's assessed capacity C1–C5 must reach the
 * product's risk R1–R5, and the assessment must be fresh (《证券期货投资者适当性管理办法》, and the
 * 12-month validity of risk assessments at banks). Nobody under the product's age or outside its
 * regions is led to it.
 */
export const riskLevels = [1, 2, 3, 4, 5] as const

export const gateOutcomes = [
  'allowed',
  'sign-in-required',
  'region-closed',
  'under-age',
  'assessment-missing',
  'assessment-expired',
  'level-too-low',
  'off-shelf',
] as const
export type GateOutcome = (typeof gateOutcomes)[number]

export type GateFacts = {
  signedIn: boolean
  onShelf: boolean
  riskLevel: number
  /** Full years; a viewer whose birth date the bank does not know is asked at its counter. */
  minimumAge: number
  birthDate: Date | null
  /** ISO 3166-1 or -2 codes where it may be offered; empty: everywhere. */
  regions: readonly string[]
  /** ISO 3166-1 or -2; unknown is outside wherever regions are named. */
  region: string | null
  assessment: { level: number; expiresAt: Date } | null
  now: Date
}

/** The one rule, asked before the tap for the badge and again on the server at the tap. */
export function decideGate(facts: GateFacts): GateOutcome {
  const { assessment, birthDate, now } = facts
  if (!facts.onShelf) return 'off-shelf'
  if (!facts.signedIn) return 'sign-in-required'
  if (!isOffered(facts.regions, facts.region)) return 'region-closed'
  if (birthDate !== null && ageOn(birthDate, now) < facts.minimumAge) return 'under-age'
  if (assessment === null) return 'assessment-missing'
  if (assessment.expiresAt <= now) return 'assessment-expired'
  if (assessment.level < facts.riskLevel) return 'level-too-low'
  return 'allowed'
}

/** A country names all its subdivisions: CN offers to CN-SH. */
function isOffered(regions: readonly string[], region: string | null): boolean {
  if (regions.length === 0) return true
  return region !== null && regions.some((offered) => region === offered || region.startsWith(`${offered}-`))
}

/** Full years on a day, both in UTC; who is born on 29 February is older on 1 March. */
export function ageOn(birthDate: Date, day: Date): number {
  const years = day.getUTCFullYear() - birthDate.getUTCFullYear()
  const months = day.getUTCMonth() - birthDate.getUTCMonth()
  const isBeforeBirthday = months < 0 || (months === 0 && day.getUTCDate() < birthDate.getUTCDate())
  return isBeforeBirthday ? years - 1 : years
}
