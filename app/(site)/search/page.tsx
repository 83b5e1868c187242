import { SearchX } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactElement } from 'react'
import { z } from 'zod'
import { mostQueryLetters } from '#lib/search.ts'
import { SearchForm } from '#components/search/search-form.tsx'
import { SearchResults } from '#components/search/search-results.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { readActor } from '#app/read-visitor.ts'
import { search } from '#server/search/search.ts'

const querySchema = z.object({ q: z.string().trim().max(mostQueryLetters).catch('').default('') })

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('search')
  return { title: t('title'), robots: { index: false } }
}

/** Everything that can be found, by one field (features V18). */
export default async function SearchPage({ searchParams }: PageProps<'/search'>): Promise<ReactElement> {
  const [query, actor, t] = await Promise.all([searchParams, readActor(), getTranslations('search')])
  const { q } = querySchema.parse(query)
  const { results, words } = await search(actor, q)
  return (
    <div className="shell grid max-w-3xl grid-cols-[minmax(0,1fr)] content-start gap-6 pt-8 pb-16">
      <h1 className="font-display text-2xl font-semibold sm:text-3xl">{t('title')}</h1>
      <SearchForm typed={q} />
      {q !== '' && results.length === 0 && (
        <div className="card">
          <EmptyState icon={<SearchX />} title={t('none', { words: q })} hint={t('noneHint')} />
        </div>
      )}
      {q === '' && <p className="text-sm text-muted">{t('hint')}</p>}
      <SearchResults results={results} words={words} />
    </div>
  )
}
