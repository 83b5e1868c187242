import { describe, expect, it } from 'vitest'
import { visibilities, type Visibility } from '#lib/programmes.ts'
import type { Actor, RoleGrant } from '#lib/roles.ts'
import { refusalToWatch } from '#lib/watch-rule.ts'
import { audienceToTell } from '#components/schedule/audience.ts'

const grant = (role: RoleGrant['role'], institutionId: string | null): RoleGrant => ({
  role,
  institutionId,
  branchId: null,
})
const person = (userId: string, ...grants: RoleGrant[]): Actor => ({ userId, name: userId, grants })

const people: Record<string, Actor | null> = {
  'a guest': null,
  'a viewer': person('viewer'),
  'a viewer by grant': person('named', grant('viewer', 'bank')),
  'its host': person('host'),
  'an agent of the bank': person('agent', grant('agent', 'bank')),
  'an auditor of the group': person('auditor', grant('auditor', null)),
  'an admin of another bank': person('other', grant('admin', 'another')),
}

const refusals: Record<string, Record<Visibility, string | null>> = {
  'a guest': { public: null, 'signed-in': 'SIGN_IN_REQUIRED', staff: 'SIGN_IN_REQUIRED' },
  'a viewer': { public: null, 'signed-in': null, staff: 'FORBIDDEN' },
  'a viewer by grant': { public: null, 'signed-in': null, staff: 'FORBIDDEN' },
  'its host': { public: null, 'signed-in': null, staff: null },
  'an agent of the bank': { public: null, 'signed-in': null, staff: null },
  'an auditor of the group': { public: null, 'signed-in': null, staff: null },
  'an admin of another bank': { public: null, 'signed-in': null, staff: 'FORBIDDEN' },
}

describe('who may watch', () => {
  const cases = Object.keys(people).flatMap((who) =>
    visibilities.map((visibility) => ({ who, visibility, refusal: refusals[who]?.[visibility] })),
  )

  it.each(cases)('a $visibility programme: $who is answered $refusal', ({ who, visibility, refusal }) => {
    const rule = { visibility, institutionId: 'bank', hostIds: ['host'] }
    expect(refusalToWatch(rule, people[who] ?? null)).toBe(refusal)
  })
})

describe('the schedule', () => {
  it('asks nobody to sign in who is signed in, and tells staff shows to all who see them', () => {
    expect(visibilities.map((each) => audienceToTell(each, false))).toEqual(
      visibilities.map((each) => (each === 'public' ? null : each)),
    )
    expect(audienceToTell('signed-in', true)).toBeNull()
    expect(audienceToTell('staff', true)).toBe('staff')
  })
})
