import { maskPersonalData } from '#lib/personal-data.ts'
import { judgeWords, type PhraseVerdict } from '#lib/phrases.ts'
import { roomBadge } from '#lib/roles.ts'
import type { Authorized } from '#server/accounts/authorize.ts'
import { readRulesInForce } from './rules-in-force.ts'

/** Words as they may be kept, and what becomes of them: personal data is masked for all, the phrase rules are for viewers. */
export async function judgeViewerWords(
  { actor, institutionId }: Authorized<'room:speak'>,
  place: 'chat' | 'question',
  words: string,
): Promise<PhraseVerdict> {
  const { text } = maskPersonalData(words)
  if (roomBadge(actor, institutionId) !== 'viewer') return { text, outcome: 'pass', matches: [] }
  return judgeWords(text, await readRulesInForce(institutionId), place)
}
