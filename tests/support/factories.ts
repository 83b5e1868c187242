import { randomUUID } from 'node:crypto'
import type { ProgrammeContent } from '#lib/programmes.ts'
import type { RoleGrant } from '#lib/roles.ts'
import { createInstitution } from '#server/accounts/create-institution.ts'
import { changeProgramme } from '#server/programmes/change-programme.ts'
import { createProgramme } from '#server/programmes/create-programme.ts'
import { createAccount } from '#server/sign-in/create-account.ts'

/** Everything is made through the product's own use-cases, under names of its own, so tests never meet. */

export async function makeInstitution(): Promise<string> {
  const slug = `bank-${randomUUID()}`
  const { institutionId } = await createInstitution({ slug, name: slug, country: 'CN' }, [])
  return institutionId
}

export async function makeAccount(name: string, grants: RoleGrant[] = []): Promise<string> {
  return createAccount({
    email: `${name}-${randomUUID()}@example.org`,
    name,
    password: 'never-typed-by-anyone',
    institutionId: null,
    grants,
  })
}

export function makeHost(institutionId: string): Promise<string> {
  return makeAccount('host', [{ role: 'host', institutionId, branchId: null }])
}

/** An approved programme, unless told otherwise. */
export async function makeProgramme(
  wanted: { institutionId: string; hostId: string; approved?: boolean } & Partial<ProgrammeContent>,
): Promise<{ programmeId: string; slug: string }> {
  const { institutionId, hostId, approved = true, ...content } = wanted
  const slug = content.slug ?? `show-${randomUUID()}`
  const programmeId = await createProgramme(
    {
      title: 'A show',
      summary: '',
      scene: 'investment',
      language: 'en',
      riskText: 'Not a deposit.',
      startsAt: new Date(),
      minutes: 30,
      latencyMode: 'low',
      replayPolicy: 'immediate',
      liveOnEncoder: false,
      graceSeconds: 60,
      productIds: [],
      ...content,
      slug,
      hostIds: [hostId],
    },
    { institutionId, actorId: hostId },
  )
  if (approved) {
    await changeProgramme({ programmeId, to: 'submitted', actorId: hostId, reason: 'test' })
    await changeProgramme({ programmeId, to: 'approved', actorId: null, reason: 'test' })
  }
  return { programmeId, slug }
}
