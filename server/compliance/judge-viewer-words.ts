import { maskPersonalData } from '#lib/personal-data.ts'
import { judgeWords, readyRules, type PhraseVerdict, type ReadyRules } from '#lib/phrases.ts'
import { roomBadge } from '#lib/roles.ts'
import type { Authorized } from '#server/accounts/authorize.ts'
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

/** Words as they may be kept, and what becomes of them: personal data is masked for all, the phrase rules are for viewers. */
export async function judgeViewerWords(
  { actor, institutionId }: Authorized<'room:speak'>,
  place: 'chat' | 'question',
  words: string,
): Promise<PhraseVerdict> {
  const { text } = maskPersonalData(words)
  if (roomBadge(actor, institutionId) !== 'viewer') return { text, outcome: 'pass', matches: [] }
  return judgeWords(text, await rules.read(institutionId), place)
}
