import type { ProgrammeView } from '#lib/programmes.ts'
import type { Actor } from '#lib/roles.ts'
import type { SearchResult } from '#lib/search.ts'
import { listProgrammes } from '#server/programmes/list-programmes.ts'
import type { FoundEntry } from './search-entry.repo.ts'

const excerptLetters = 120
const lettersBefore = 20

/** Entries as this person may see them: those of programmes that are not for them, or of replays that are gone, are left out. */
export async function showEntries(
  actor: Actor | null,
  entries: readonly FoundEntry[],
  words: readonly string[],
): Promise<SearchResult[]> {
  const ids = [...new Set(entries.flatMap(({ programmeId }) => programmeId ?? []))]
  const programmes = new Map((await listProgrammes(ids, actor)).map((programme) => [programme.id, programme]))
  return entries.flatMap((entry) => viewEntry(entry, programmes, words))
}

function viewEntry(
  entry: FoundEntry,
  programmes: ReadonlyMap<string, ProgrammeView>,
  words: readonly string[],
): SearchResult[] {
  const { kind, refId, language, title, body, mediaTimeMs } = entry
  const programme = entry.programmeId === null ? null : programmes.get(entry.programmeId)
  if (programme === undefined) return []
  const path = programme && pathOf(entry, programme)
  if (kind === 'transcript' && path === null) return []
  return [
    {
      kind,
      refId,
      language,
      title,
      path,
      mediaTimeMs: path?.startsWith('/replay/') ? mediaTimeMs : null,
      excerpt: excerptOf(body, words),
      body: kind === 'article' ? body : null,
    },
  ]
}

function pathOf({ kind, broadcastId, mediaTimeMs }: FoundEntry, programme: ProgrammeView): string | null {
  const { slug, replays, phase } = programme
  if (kind === 'programme') return phase === 'replay' ? `/replay/${slug}` : `/live/${slug}`
  const replay = replays.find((known) => known.broadcastId === broadcastId)
  if (replay) return `/replay/${slug}/${replay.broadcastId}?t=${Math.floor((mediaTimeMs ?? 0) / 1_000)}`
  return kind === 'question' ? `/live/${slug}?tab=questions` : null
}

/** Begins a little before the first of the words. */
function excerptOf(text: string, words: readonly string[]): string {
  const lower = text.toLowerCase()
  const places = words.map((word) => lower.indexOf(word.toLowerCase())).filter((place) => place >= 0)
  const from = Math.max(0, Math.min(...(places.length > 0 ? places : [0])) - lettersBefore)
  const cut = text.slice(from, from + excerptLetters).trim()
  return `${from > 0 ? '…' : ''}${cut}${from + excerptLetters < text.length ? '…' : ''}`
}
