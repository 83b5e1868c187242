import { oneOf } from '#lib/one-of.ts'
import { phraseActions, phrasePlaces, type PhraseRule } from '#lib/phrases.ts'
import type { PhraseSet } from '#lib/phrase-set.ts'
import { db, type Tx } from '#server/db.ts'

/** Which rules are in force for an institution: its own and those of all. */
export async function findActiveRuleIds(institutionId: string): Promise<string[]> {
  const rows = await db().phraseRule.findMany({
    where: { isActive: true, OR: [{ institutionId }, { institutionId: null }] },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

export async function findRules(ids: readonly string[]): Promise<PhraseRule[]> {
  const rows = await db().phraseRule.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, place: true, action: true, phrases: true, exceptions: true },
  })
  return rows.map((row) => ({
    ...row,
    place: oneOf(phrasePlaces, row.place),
    action: oneOf(phraseActions, row.action),
  }))
}

/** Puts a set in the place of the one before; what was in force stays in the table under its version. */
export async function replaceRules(
  tx: Tx,
  {
    institutionId,
    rules,
    approvedById,
  }: { institutionId: string | null; rules: PhraseSet['rules']; approvedById: string },
): Promise<number> {
  // One writer at a time, so that versions have no double; `null` is no row that could be locked.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('phrase-rules'))`
  const { _max } = await tx.phraseRule.aggregate({ where: { institutionId }, _max: { version: true } })
  const version = (_max.version ?? 0) + 1
  await tx.phraseRule.updateMany({ where: { institutionId, isActive: true }, data: { isActive: false } })
  await tx.phraseRule.createMany({
    data: rules.map((rule) => ({ ...rule, institutionId, version, isActive: true, approvedById })),
  })
  return version
}

export type NewMatch = {
  programmeId: string
  ruleId: string
  action: string
  messageId?: string
  questionId?: string
}

/** Which rule met whose words; the words themselves are not repeated. */
export async function insertMatches(tx: Tx, matches: readonly NewMatch[]): Promise<void> {
  if (matches.length > 0) await tx.phraseMatch.createMany({ data: [...matches] })
}
