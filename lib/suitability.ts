/**
 * Suitability of a product for a viewer: the viewer's assessed capacity C1–C5 must reach the
 * product's risk R1–R5, and the assessment must be fresh (《证券期货投资者适当性管理办法》, and the
 * 12-month validity of risk assessments at banks).
 */
export const riskLevels = [1, 2, 3, 4, 5] as const

export const gateOutcomes = [
  'allowed',
  'sign-in-required',
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
  assessment: { level: number; expiresAt: Date } | null
  now: Date
}

/** The one rule, asked before the tap for the badge and again on the server at the tap. */
export function decideGate(facts: GateFacts): GateOutcome {
  if (!facts.onShelf) return 'off-shelf'
  if (!facts.signedIn) return 'sign-in-required'
  if (facts.assessment === null) return 'assessment-missing'
  if (facts.assessment.expiresAt <= facts.now) return 'assessment-expired'
  if (facts.assessment.level < facts.riskLevel) return 'level-too-low'
  return 'allowed'
}
