import { maskPersonalData } from '#lib/personal-data.ts'
import { judgeWords, type PhraseVerdict } from '#lib/phrases.ts'
import { roomBadge } from '#lib/roles.ts'
import type { Authorized } from '#server/accounts/authorize.ts'
import { FreshReads } from '#server/fresh-reads.ts'
import { findActiveRules } from './phrase-rule.repo.ts'

/** Every message asks: read once a second at most, by institution. */
const rules = new FreshReads(findActiveRules)

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
