/**
 * The risk assessment that viewers fill in: versioned data, so that what was answered can be read later as it was
 * asked. Points grow with the loss that a person can bear; bands of the sum are C1–C5. Whoever can bear no loss
 * at all is C1 whatever else was answered (《证券期货投资者适当性管理办法》: the lowest class).
 */
export const questionnaire = {
  version: '2026-11',
  questions: [
    { id: 'age', points: [2, 4, 3, 1] },
    { id: 'income', points: [1, 2, 3, 4] },
    { id: 'share', points: [1, 2, 3, 4] },
    { id: 'experience', points: [1, 2, 3, 4] },
    { id: 'knowledge', points: [1, 2, 3, 4] },
    { id: 'horizon', points: [1, 2, 3, 4] },
    { id: 'goal', points: [1, 2, 3, 4] },
    { id: 'loss', points: [0, 2, 4, 6] },
  ],
} as const

export type AssessmentQuestion = (typeof questionnaire.questions)[number]
export type CapacityLevel = 1 | 2 | 3 | 4 | 5

/** The highest sum of each level but the last. */
const bands: readonly { upTo: number; level: CapacityLevel }[] = [
  { upTo: 11, level: 1 },
  { upTo: 16, level: 2 },
  { upTo: 22, level: 3 },
  { upTo: 28, level: 4 },
]

/** The sum and level of complete answers, each the chosen option counted from 0; null when one is missing or no option of its question. */
export function scoreAssessment(answers: Readonly<Record<string, number>>): {
  score: number
  level: CapacityLevel
} | null {
  let score = 0
  for (const { id, points } of questionnaire.questions) {
    const chosen = points[answers[id] ?? -1]
    if (chosen === undefined) return null
    score += chosen
  }
  if (Object.keys(answers).length !== questionnaire.questions.length) return null
  if (answers['loss'] === 0) return { score, level: 1 }
  return { score, level: bands.find(({ upTo }) => score <= upTo)?.level ?? 5 }
}
