import type { PhraseVerdict } from '#lib/phrases.ts'
import type { Tx } from '#server/db.ts'
import { insertMatches } from './phrase-rule.repo.ts'

type Judged = { matches: PhraseVerdict['matches']; programmeId: string } & (
  | { messageId: string }
  | { questionId: string }
)

/** Keeps which rules met whose words, in the transaction that keeps the words. */
export async function recordMatches(tx: Tx, judged: readonly Judged[]): Promise<void> {
  await insertMatches(
    tx,
    judged.flatMap(({ matches, ...subject }) => matches.map((match) => ({ ...match, ...subject }))),
  )
}
