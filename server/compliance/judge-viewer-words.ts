import { maskPersonalData } from '#lib/personal-data.ts'
import { judgeWords, readyRule, type PhraseVerdict, type ReadyRule } from '#lib/phrases.ts'
import { roomBadge } from '#lib/roles.ts'
import type { Authorized } from '#server/accounts/authorize.ts'
import { FreshReads } from '#server/fresh-reads.ts'
import { findActiveRules } from './phrase-rule.repo.ts'

/** Rules made ready, by their ids: a version never changes. */
const ready = new Map<string, ReadyRule>()

/** Every message asks: read once a second at most, by institution. */
const rules = new FreshReads(async (institutionId) =>
  (await findActiveRules(institutionId)).map((rule) => {
    const known = ready.get(rule.id) ?? readyRule(rule)
    ready.set(rule.id, known)
    return known
  }),
)

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
