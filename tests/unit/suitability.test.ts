import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ageOn, decideGate, gateOutcomes, riskLevels, type GateFacts } from '#lib/suitability.ts'

const now = new Date('2026-06-01T00:00:00Z')
const fresh = new Date('2027-01-01T00:00:00Z')

function facts(overrides: Partial<GateFacts>): GateFacts {
  return {
    signedIn: true,
    onShelf: true,
    riskLevel: 3,
    minimumAge: 18,
    birthDate: new Date('1990-01-01T00:00:00Z'),
    regions: [],
    region: null,
    assessment: { level: 3, expiresAt: fresh },
    now,
    ...overrides,
  }
}

describe('the suitability gate', () => {
  it('opens exactly when the capacity reaches the risk', () => {
    for (const riskLevel of riskLevels) {
      for (const level of riskLevels) {
        const outcome = decideGate(facts({ riskLevel, assessment: { level, expiresAt: fresh } }))
        expect(outcome).toBe(level >= riskLevel ? 'allowed' : 'level-too-low')
      }
    }
  })

  it('asks for an assessment when there is none', () => {
    expect(decideGate(facts({ assessment: null }))).toBe('assessment-missing')
  })

  it('does not believe an assessment from the instant it expires, however high', () => {
    expect(decideGate(facts({ assessment: { level: 5, expiresAt: now } }))).toBe('assessment-expired')
  })

  it('never opens for a guest or for a product that left the shelf', () => {
    expect(decideGate(facts({ signedIn: false, assessment: null }))).toBe('sign-in-required')
    expect(decideGate(facts({ onShelf: false }))).toBe('off-shelf')
  })

  it('turns away who is not of age on this very day', () => {
    const born = (day: string) => decideGate(facts({ birthDate: new Date(`${day}T00:00:00Z`) }))
    expect(born('2008-06-01')).toBe('allowed')
    expect(born('2008-06-02')).toBe('under-age')
    expect(decideGate(facts({ birthDate: new Date('1990-01-01'), minimumAge: 40 }))).toBe('under-age')
    expect(ageOn(new Date('2008-02-29T00:00:00Z'), new Date('2026-02-28T00:00:00Z'))).toBe(17)
  })

  it('opens only where the product is offered, a country with all its parts', () => {
    const from = (region: string | null) => decideGate(facts({ regions: ['CN', 'GB-SCT'], region }))
    expect(['CN', 'CN-SH', 'GB-SCT'].map(from)).toEqual(['allowed', 'allowed', 'allowed'])
    expect(['GB', 'GB-ENG', 'CNX', null].map(from)).toEqual(Array.from({ length: 4 }, () => 'region-closed'))
  })

  it('allows nothing unless every single rule does', () => {
    fc.assert(
      fc.property(
        fc.record({
          signedIn: fc.boolean(),
          onShelf: fc.boolean(),
          riskLevel: fc.integer({ min: 1, max: 5 }),
          level: fc.option(fc.integer({ min: 1, max: 5 })),
          isFresh: fc.boolean(),
          isAdult: fc.boolean(),
          isOffered: fc.boolean(),
        }),
        ({ level, isFresh, isAdult, isOffered, ...rest }) => {
          const outcome = decideGate(
            facts({
              ...rest,
              assessment: level === null ? null : { level, expiresAt: isFresh ? fresh : now },
              birthDate: new Date(isAdult ? '1990-01-01' : '2020-01-01'),
              regions: ['CN'],
              region: isOffered ? 'CN-BJ' : 'US',
            }),
          )
          const isFit =
            rest.signedIn && rest.onShelf && isOffered && isAdult && isFresh && (level ?? 0) >= rest.riskLevel
          expect(outcome === 'allowed').toBe(isFit)
          expect(gateOutcomes).toContain(outcome)
        },
      ),
    )
  })
})
