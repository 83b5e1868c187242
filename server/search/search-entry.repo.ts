import { z } from 'zod'
import { searchKinds, type SearchKind } from '#lib/search.ts'
import type { SearchText } from '#lib/search-text.ts'
import { db, type Tx } from '#server/db.ts'

export type IndexedText = SearchText & { titleWords: readonly string[]; bodyWords: readonly string[] }

/** Of each kind, where letters are looked for one text after the other. */
const mostRead = 1_000

const keyRows = z.array(z.object({ kind: z.string(), refId: z.string() }))

/**
 * Those of the texts that are in the search as they are: their words need not be cut again. The moments are compared in
 * a way that no index serves: many texts share one, and what is looked up is the key.
 */
export async function findUnchanged(
  texts: readonly SearchText[],
  client: Tx = db(),
): Promise<{ kind: string; refId: string }[]> {
  return keyRows.parse(
    await client.$queryRaw`
      SELECT entry.kind, entry."refId"
      FROM jsonb_to_recordset(${JSON.stringify(texts)}::jsonb) AS given(
        kind text, "refId" text, title text, body text, at timestamp
      )
      JOIN "SearchEntry" entry ON entry.kind = given.kind AND entry."refId" = given."refId"
      WHERE (entry.title, entry.body) = (given.title, given.body) AND entry.at IS NOT DISTINCT FROM given.at`,
  )
}

/** Words of the title weigh more (A) than those of the text (B). */
export async function upsertEntries(texts: readonly IndexedText[], client: Tx = db()): Promise<number> {
  return client.$executeRaw`
    INSERT INTO "SearchEntry" (kind, "refId", "institutionId", "programmeId", "broadcastId", "mediaTimeMs",
      language, title, body, at, words)
    SELECT kind, "refId", "institutionId", "programmeId", "broadcastId", "mediaTimeMs", language, title, body, at,
      setweight(array_to_tsvector("titleWords"), 'A') || setweight(array_to_tsvector("bodyWords"), 'B')
    FROM jsonb_to_recordset(${JSON.stringify(texts)}::jsonb) AS given(
      kind text, "refId" text, "institutionId" text, "programmeId" text, "broadcastId" text, "mediaTimeMs" int,
      language text, title text, body text, at timestamp, "titleWords" text[], "bodyWords" text[]
    )
    ON CONFLICT (kind, "refId") DO UPDATE SET title = EXCLUDED.title, body = EXCLUDED.body, at = EXCLUDED.at,
      words = EXCLUDED.words, "mediaTimeMs" = EXCLUDED."mediaTimeMs", language = EXCLUDED.language`
}

export async function deleteEntries(
  kind: SearchKind,
  of: { broadcastId: string; language: string } | { refIds: readonly string[] },
  client: Tx = db(),
): Promise<number> {
  const which = 'refIds' in of ? { refId: { in: [...of.refIds] } } : of
  const { count } = await client.searchEntry.deleteMany({ where: { kind, ...which } })
  return count
}

const entryRows = z.array(
  z.object({
    kind: z.enum(searchKinds),
    refId: z.string(),
    programmeId: z.string().nullable(),
    broadcastId: z.string().nullable(),
    mediaTimeMs: z.number().nullable(),
    language: z.string(),
    title: z.string(),
    body: z.string(),
  }),
)
export type FoundEntry = z.infer<typeof entryRows>[number]

/** All the words, best first. A word is matched whole: it was cut as the texts were. */
export async function findByWords(words: readonly string[], most: number): Promise<FoundEntry[]> {
  return entryRows.parse(
    await db().$queryRaw`
      WITH asked AS (
        SELECT string_agg(quote_literal(word), ' & ')::tsquery AS query
        FROM unnest(${[...words]}::text[]) AS word
      )
      SELECT kind, "refId", "programmeId", "broadcastId", "mediaTimeMs", language, title, body
      FROM "SearchEntry", asked
      WHERE words @@ asked.query
      ORDER BY ts_rank(words, asked.query) DESC, at DESC LIMIT ${most}`,
  )
}

/** Those with any of the words, the most of them first. */
export async function findByAnyWord(
  words: readonly string[],
  page: { kinds: readonly SearchKind[]; institutionId: string; most: number },
): Promise<(FoundEntry & { hits: number })[]> {
  return entryRows.element
    .extend({ hits: z.number() })
    .array()
    .parse(
      await db().$queryRaw`
        SELECT kind, "refId", "programmeId", "broadcastId", "mediaTimeMs", language, title, body,
          (SELECT count(*)::int FROM unnest(${[...words]}::text[]) AS word
            WHERE word = ANY(tsvector_to_array(words))) AS hits
        FROM "SearchEntry"
        WHERE words @@ (SELECT string_agg(quote_literal(word), ' | ')::tsquery
            FROM unnest(${[...words]}::text[]) AS word)
          AND kind = ANY(${[...page.kinds]}::text[]) AND "institutionId" = ${page.institutionId}
        ORDER BY hits DESC, at DESC LIMIT ${page.most}`,
    )
}

/**
 * For what jieba cuts otherwise in the text than in the question: the letters as they stand. No index serves them
 * (pg_trgm knows no Han letters in the C locale), so only the newest of each kind are read: 30 ms instead of 200 in
 * 50,000 passages, and no more in a million.
 */
export async function findByLetters(letters: string, most: number): Promise<FoundEntry[]> {
  const pattern = `%${letters.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  return entryRows.parse(
    await db().$queryRaw`
      SELECT kind, "refId", "programmeId", "broadcastId", "mediaTimeMs", language, title, body
      FROM unnest(${[...searchKinds]}::text[]) AS searched CROSS JOIN LATERAL (
        SELECT * FROM "SearchEntry" WHERE kind = searched ORDER BY at DESC LIMIT ${mostRead}
      ) recent
      WHERE title ILIKE ${pattern} OR body ILIKE ${pattern}
      ORDER BY at DESC LIMIT ${most}`,
  )
}
