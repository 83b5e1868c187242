import { plainLine } from '#lib/plain-text.ts'
import type { Actor } from '#lib/roles.ts'
import { mostQueryLetters, type SearchAnswer } from '#lib/search.ts'
import { cutWords } from './cut-words.ts'
import { findByLetters, findByWords } from './search-entry.repo.ts'
import { showEntries } from './show-entries.ts'

const shown = 60

/**
 * Finds programmes, moments in recordings, answered questions and articles that this person may see: all the
 * words of what was typed, or failing that its letters as they stand.
 */
export async function search(actor: Actor | null, typed: string): Promise<SearchAnswer> {
  const text = plainLine(typed.normalize('NFKC').slice(0, mostQueryLetters))
  const words = cutWords(text)
  if (words.length === 0) return { results: [], words: [] }
  const byWords = await findByWords(words, shown)
  if (byWords.length > 0) return { results: await showEntries(actor, byWords, words), words }
  const results = await showEntries(actor, await findByLetters(text, shown), [text])
  return { results, words: [text] }
}
