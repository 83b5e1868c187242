import { describe, expect, it } from 'vitest'
import { decideGate, riskLevels, type GateFacts } from '#lib/suitability.ts'

const now = new Date('2026-06-01T00:00:00Z')
const fresh = new Date('2027-01-01T00:00:00Z')

function facts(overrides: Partial<GateFacts>): GateFacts {
  return {
    signedIn: true,
    onShelf: true,
    riskLevel: 3,
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
})
