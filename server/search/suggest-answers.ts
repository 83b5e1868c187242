import type { Actor } from '#lib/roles.ts'
import type { SearchResult } from '#lib/search.ts'
import { listWatchRules } from '#server/programmes/list-watch-rules.ts'
import { cutWords } from './cut-words.ts'
import { findByAnyWord } from './search-entry.repo.ts'
import { showEntries } from './show-entries.ts'

const looked = 12
const shown = 3

/** So much of what is asked must be in an answer for it to be offered. */
const leastShare = 0.5

/** Words that most questions have. */
const empty = new Set(
  '什么 怎么 如何 可以 能 吗 呢 的 是 有 了 我 你 在 和 请问 多少 哪些 一下 老师 what how the is are a an to do does i can my of in for'.split(
    ' ',
  ),
)

/**
 * "Asked before?" (features V9): published answers and articles of the programme's bank that hold at least half
 * of the words of what is being asked, the nearest first.
 */
export async function suggestAnswers(
  actor: Actor | null,
  asked: { programmeId: string; text: string },
): Promise<SearchResult[]> {
  const words = cutWords(asked.text).filter((word) => !empty.has(word))
  const rule = (await listWatchRules([asked.programmeId])).get(asked.programmeId)
  if (words.length === 0 || !rule) return []
  const found = await findByAnyWord(words, {
    kinds: ['question', 'article'],
    institutionId: rule.institutionId,
    most: looked,
  })
  const near = found.filter(({ hits }) => hits / words.length >= leastShare)
  return (await showEntries(actor, near, words)).slice(0, shown)
}
