import type { SearchKind } from '#lib/search.ts'
import type { SearchText } from '#lib/search-text.ts'
import type { Tx } from '#server/db.ts'
import { cutWords } from './cut-words.ts'
import { deleteEntries, findUnchanged, upsertEntries } from './search-entry.repo.ts'

/** Makes texts findable, or found by their new words. Returns how many changed. */
export async function indexTexts(texts: readonly SearchText[], client?: Tx): Promise<number> {
  if (texts.length === 0) return 0
  const known = new Set((await findUnchanged(texts, client)).map(keyOf))
  const changed = texts.filter((text) => !known.has(keyOf(text)))
  if (changed.length === 0) return 0
  return upsertEntries(
    changed.map((text) => ({ ...text, titleWords: cutWords(text.title), bodyWords: cutWords(text.body) })),
    client,
  )
}

function keyOf({ kind, refId }: { kind: string; refId: string }): string {
  return `${kind} ${refId}`
}

/** What is gone is not found any more. Returns how many texts that was. */
export function forgetTexts(
  kind: SearchKind,
  of: { broadcastId: string; language: string } | { refIds: readonly string[] },
  client?: Tx,
): Promise<number> {
  return deleteEntries(kind, of, client)
}
