import { AppError } from '#lib/errors.ts'
import type { NewLegalText } from '#lib/legal.ts'
import { holdsRole } from '#lib/roles.ts'
import { findActorByEmail } from '#server/accounts/find-actor-by-email.ts'
import { findInstitutionId } from '#server/accounts/find-institution-id.ts'
import { writeAudit } from '#server/audit/write-audit.ts'
import { now } from '#server/clock.ts'
import { transaction } from '#server/db.ts'
import { insertLegalText } from './legal-text.repo.ts'

/**
 * Publishes a reviewed text as the newest version of its kind and language; earlier ones are kept. Throws
 * `NOT_FOUND` for an unknown institution, `FORBIDDEN` when the reviewer is no compliance officer of it.
 */
export async function publishLegalText(text: NewLegalText): Promise<{ version: number }> {
  const { institution: slug, reviewer, ...words } = text
  const institutionId = await findInstitutionId(slug)
  if (institutionId === null) throw new AppError('NOT_FOUND', `there is no institution "${slug}"`)
  const actor = await findActorByEmail(reviewer)
  if (!actor || !holdsRole(actor, ['compliance-officer'], institutionId))
    throw new AppError('FORBIDDEN', `${reviewer} is no compliance officer of ${slug}`)
  return transaction(async (tx) => {
    const { id, version } = await insertLegalText(tx, {
      ...words,
      institutionId,
      reviewedBy: actor.userId,
      publishedAt: now(),
    })
    await writeAudit(tx, {
      actorId: actor.userId,
      act: 'legal-text.publish',
      objectKind: 'legal-text',
      objectId: id,
      detail: { kind: words.kind, language: words.language, version },
    })
    return { version }
  })
}
