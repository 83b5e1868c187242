import type { ChangeCursor, ChangedTexts } from '#lib/search-text.ts'
import { now } from '#server/clock.ts'
import { listChangedArticles } from '#server/knowledge/list-changed-articles.ts'
import { listChangedProgrammes } from '#server/programmes/list-changed-programmes.ts'
import { listChangedAnswers } from '#server/questions/list-changed-answers.ts'
import { forgetTexts, indexTexts } from './index-texts.ts'
import { findSettled, saveSettled } from './search-progress.repo.ts'

/** By then a change of a moment is committed, whoever made it: no transaction lives so long. */
const overlapMs = 60_000
const batch = 500

const sources = {
  programme: listChangedProgrammes,
  question: listChangedAnswers,
  article: listChangedArticles,
} satisfies Record<string, (after: ChangeCursor, most: number) => Promise<ChangedTexts>>

/** Brings what changed since the last time into the search, and takes out what is not shown any more. Returns how many texts. */
export async function indexChanged(): Promise<number> {
  return (await indexKind('programme')) + (await indexKind('question')) + (await indexKind('article'))
}

/** All that changed, page by page; how far it came is kept, so that the next time, or the next process, goes on from there. */
async function indexKind(kind: keyof typeof sources): Promise<number> {
  const settledMs = now().getTime() - overlapMs
  let cursor: ChangeCursor | null = { at: await findSettled(kind), id: '' }
  let changed = 0
  while (cursor) {
    const page: ChangedTexts = await sources[kind](cursor, batch)
    changed += await indexTexts(page.texts)
    changed += await forgetTexts(kind, { refIds: page.goneIds })
    cursor = page.next
    await saveSettled(kind, new Date(Math.min(cursor?.at.getTime() ?? Infinity, settledMs)))
  }
  return changed
}
