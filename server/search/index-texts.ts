import type { SearchKind } from '#lib/search.ts'
import type { SearchText } from '#lib/search-text.ts'
import { listPublishedArticles } from '#server/knowledge/list-published-articles.ts'
import { listChangedProgrammes } from '#server/programmes/list-changed-programmes.ts'
import { listAnsweredSince } from '#server/questions/list-answered-since.ts'
import { cutWords } from './cut-words.ts'
import { deleteEntries, findNewest, findUnchanged, upsertEntries } from './search-entry.repo.ts'

/** Looked at again, for what was committed after something with a later time. */
const overlapMs = 60_000
const batch = 500

/** Makes texts findable, or found by their new words. Returns how many changed. */
export async function indexTexts(texts: readonly SearchText[]): Promise<number> {
  const known = new Set((await findUnchanged(texts)).map(keyOf))
  const changed = texts.filter((text) => !known.has(keyOf(text)))
  if (changed.length === 0) return 0
  return upsertEntries(
    changed.map((text) => ({ ...text, titleWords: cutWords(text.title), bodyWords: cutWords(text.body) })),
  )
}

function keyOf({ kind, refId }: { kind: string; refId: string }): string {
  return `${kind} ${refId}`
}

/** What is gone is not found any more. */
export function forgetTexts(kind: SearchKind, of: { broadcastId: string; language: string }): Promise<void> {
  return deleteEntries(kind, of)
}

/** Brings what changed since the last time into the search: programmes, questions with public answers, articles. */
export async function indexChanged(): Promise<number> {
  const [programmes, questions, articles] = await Promise.all([
    listChangedProgrammes(await since('programme'), batch),
    listAnsweredSince(await since('question'), batch),
    listPublishedArticles(),
  ])
  const texts = [...programmes, ...questions, ...articles]
  let changed = 0
  for (let from = 0; from < texts.length; from += batch) {
    changed += await indexTexts(texts.slice(from, from + batch))
  }
  return changed
}

async function since(kind: 'programme' | 'question'): Promise<Date> {
  const newest = await findNewest(kind)
  return new Date((newest?.getTime() ?? overlapMs) - overlapMs)
}
