import { AppError } from '#lib/errors.ts'
import type { PhraseSet } from '#lib/phrase-set.ts'
import { holdsRole } from '#lib/roles.ts'
import { findActorByEmail } from '#server/accounts/find-actor-by-email.ts'
import { findInstitutionId } from '#server/accounts/find-institution-id.ts'
import { writeAudit } from '#server/audit/write-audit.ts'
import { transaction } from '#server/db.ts'
import { replaceRules } from './phrase-rule.repo.ts'

/**
 * Puts a set of phrase rules in force in the place of the one before. Throws `NOT_FOUND` for an unknown
 * institution, `FORBIDDEN` when the reviewer is no compliance officer of it (of the whole group for rules of all).
 */
export async function publishPhraseRules({
  institution,
  reviewer,
  rules,
}: PhraseSet): Promise<{ version: number }> {
  const institutionId = institution === null ? null : await findInstitutionId(institution)
  if (institution !== null && institutionId === null)
    throw new AppError('NOT_FOUND', `there is no institution "${institution}"`)
  const actor = await findActorByEmail(reviewer)
  if (!actor || !holdsRole(actor, ['compliance-officer'], institutionId ?? 'every institution'))
    throw new AppError(
      'FORBIDDEN',
      `${reviewer} is no compliance officer of ${institution ?? 'the whole group'}`,
    )
  return transaction(async (tx) => {
    const version = await replaceRules(tx, { institutionId, rules, approvedById: actor.userId })
    await writeAudit(tx, {
      actorId: actor.userId,
      act: 'phrase-rules.publish',
      objectKind: 'phrase-rules',
      objectId: institutionId ?? 'all',
      detail: { version, rules: rules.length },
    })
    return { version }
  })
}
