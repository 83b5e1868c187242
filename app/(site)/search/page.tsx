import { SearchX } from 'lucide-react'
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import type { ReactElement } from 'react'
import { z } from 'zod'
import { mostQueryLetters, type SearchAnswer } from '#lib/search.ts'
import { SearchForm } from '#components/search/search-form.tsx'
import { SearchResults } from '#components/search/search-results.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { answer } from '#app/answer.ts'
import { makeCallerLimit } from '#app/caller-key.ts'
import { readActor } from '#app/read-visitor.ts'
import { search } from '#server/search/search.ts'

/** As fast as a person can read what was found. */
const limitSearches = makeCallerLimit('search', 40)

const nothingFound: SearchAnswer = { results: [], words: [] }

const querySchema = z.object({ q: z.string().trim().max(mostQueryLetters).catch('').default('') })

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('search')
  return { title: t('title'), robots: { index: false } }
}

/** Everything that can be found, by one field (features V18). */
export default async function SearchPage({ searchParams }: PageProps<'/search'>): Promise<ReactElement> {
  const [query, actor, t, errors] = await Promise.all([
    searchParams,
    readActor(),
    getTranslations('search'),
    getTranslations('errors'),
  ])
  const { q } = querySchema.parse(query)
  const found = await answer(async () => {
    if (q !== '') await limitSearches(actor, await headers())
    return search(actor, q)
  })
  const { results, words } = found.ok ? found.data : nothingFound
  return (
    <div className="shell grid max-w-3xl grid-cols-[minmax(0,1fr)] content-start gap-6 pt-8 pb-16">
      <h1 className="font-display text-2xl font-semibold sm:text-3xl">{t('title')}</h1>
      <SearchForm typed={q} />
      {!found.ok && (
        <p role="alert" className="card p-4 text-sm">
          {errors(found.code, found.detail)}
        </p>
      )}
      {found.ok && q !== '' && results.length === 0 && (
        <div className="card">
          <EmptyState icon={<SearchX />} title={t('none', { words: q })} hint={t('noneHint')} />
        </div>
      )}
      {q === '' && <p className="text-sm text-muted">{t('hint')}</p>}
      <SearchResults results={results} words={words} />
    </div>
  )
}
