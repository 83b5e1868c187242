import { readyRules, type ReadyRules } from '#lib/phrases.ts'
import { FreshReads } from '#server/fresh-reads.ts'
import { findActiveRuleIds, findRules } from './phrase-rule.repo.ts'

/** Each institution's rules made ready, under the ids of which they are: a version never changes. */
const ready = new Map<string, { ids: string; rules: ReadyRules }>()

/** Every message asks: which rules are in force is read once a second at most, what they say only when they change. */
const rules = new FreshReads(async (institutionId) => {
  const ids = await findActiveRuleIds(institutionId)
  const known = ready.get(institutionId)
  if (known?.ids === ids.join()) return known.rules
  const fresh = readyRules(await findRules(ids))
  ready.set(institutionId, { ids: ids.join(), rules: fresh })
  return fresh
})

/** The rules of an institution, those for all among them; of no institution ('') only those for all. */
export function readRulesInForce(institutionId: string): Promise<ReadyRules> {
  return rules.read(institutionId)
}
