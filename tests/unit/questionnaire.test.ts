import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { questionnaire, scoreAssessment } from '#lib/questionnaire.ts'

const ids = questionnaire.questions.map(({ id }) => id)
const all = (option: number) => Object.fromEntries(ids.map((id) => [id, option]))

describe('the risk assessment', () => {
  it('makes every level reachable', () => {
    const answers = fc.record(Object.fromEntries(ids.map((id) => [id, fc.integer({ min: 0, max: 3 })])))
    const levels = new Set(fc.sample(answers, 5_000).map((filled) => scoreAssessment(filled)?.level))
    expect(levels).toEqual(new Set([1, 2, 3, 4, 5]))
  })

  it('is C1 for who can bear no loss, whatever else was answered', () => {
    expect(scoreAssessment({ ...all(3), loss: 0 })?.level).toBe(1)
  })

  it('never falls when a person can bear more loss', () => {
    const answers = fc.record(Object.fromEntries(ids.map((id) => [id, fc.integer({ min: 0, max: 3 })])))
    fc.assert(
      fc.property(answers, (filled) => {
        const levels = [0, 1, 2, 3].map((loss) => scoreAssessment({ ...filled, loss })?.level ?? 0)
        expect(levels).toEqual(levels.toSorted((left, right) => left - right))
      }),
    )
  })

  it('has no result for answers that are missing, too many, or none of the options', () => {
    const { loss: _, ...incomplete } = all(1)
    expect(scoreAssessment(incomplete)).toBeNull()
    expect(scoreAssessment({ ...all(1), more: 1 })).toBeNull()
    for (const option of [-1, 4, 0.5, Number.NaN])
      expect(scoreAssessment({ ...all(1), age: option })).toBeNull()
    expect(scoreAssessment({})).toBeNull()
  })
})
