import type { CapacityLevel } from './questionnaire.ts'

/** What a person was assessed as; times in ms. `isExpired`: the gate does not take it any more. */
export type AssessmentResult = {
  id: string
  level: CapacityLevel
  assessedAt: number
  expiresAt: number
  isExpired: boolean
}
