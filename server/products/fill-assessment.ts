import { AppError } from '#lib/errors.ts'
import { questionnaire, scoreAssessment, type CapacityLevel } from '#lib/questionnaire.ts'
import type { Actor } from '#lib/roles.ts'
import { now } from '#server/clock.ts'
import { recordAssessment } from './record-assessment.ts'

/**
 * Scores what the person answered and keeps it: answers, version, sum and level. The server reckons; a browser's
 * sum is never asked for. Throws `STATE_CHANGED` for another version than today's, `BAD_REQUEST` for answers that
 * are none of its options.
 */
export async function fillAssessment(
  actor: Actor,
  filled: { version: string; answers: Record<string, number> },
): Promise<{ level: CapacityLevel }> {
  if (filled.version !== questionnaire.version) throw new AppError('STATE_CHANGED', 'another questionnaire')
  const result = scoreAssessment(filled.answers)
  if (!result) throw new AppError('BAD_REQUEST', 'answers do not belong to the questionnaire')
  await recordAssessment({
    userId: actor.userId,
    level: result.level,
    assessedAt: now(),
    filled: { questionnaire: filled.version, answers: filled.answers, score: result.score },
  })
  return { level: result.level }
}
