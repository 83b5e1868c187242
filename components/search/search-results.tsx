import { ChevronDown } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import { formatMediaTime } from '#lib/format-media-time.ts'
import { searchKinds, type SearchResult } from '#lib/search.ts'
import { Link } from '#components/ui/link.tsx'
import { MarkedText } from './marked-text.tsx'

type SearchResultsProps = { results: SearchResult[]; words: readonly string[] }

/** What was found, by kind; kinds without anything are left out. */
export function SearchResults({ results, words }: SearchResultsProps): ReactElement {
  const t = useTranslations('search')
  const groups = searchKinds
    .map((kind) => ({ kind, found: results.filter((result) => result.kind === kind) }))
    .filter(({ found }) => found.length > 0)
  return (
    <>
      {groups.map(({ kind, found }) => (
        <section key={kind} aria-labelledby={kind} className="grid gap-3">
          <h2 id={kind} className="text-[17px] font-semibold">
            {t(`kind.${kind}`)} <span className="figures text-sm font-normal text-muted">{found.length}</span>
          </h2>
          <ul className="card divide-y divide-line">
            {found.map((result) => (
              <li key={result.refId} lang={result.language} className="relative px-4 py-3.5 hover:bg-sunken">
                {result.body === null ? (
                  <Found result={result} words={words} />
                ) : (
                  <Article result={result} body={result.body} words={words} />
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

function Found({ result, words }: { result: SearchResult; words: readonly string[] }): ReactElement {
  const { title, path, excerpt, mediaTimeMs } = result
  return (
    <div className="grid gap-1">
      <Link href={path ?? '/'} className="font-medium after:absolute after:inset-0">
        {mediaTimeMs !== null && (
          <span className="figures mr-2 text-sm text-brand">{formatMediaTime(mediaTimeMs)}</span>
        )}
        <MarkedText text={title} words={words} />
      </Link>
      <p className="line-clamp-2 text-sm text-muted">
        <MarkedText text={excerpt} words={words} />
      </p>
    </div>
  )
}

/** Read on the spot. */
function Article({
  result: { title, excerpt },
  body,
  words,
}: {
  result: SearchResult
  body: string
  words: readonly string[]
}): ReactElement {
  return (
    <details className="group">
      <summary className="grid cursor-pointer gap-1">
        <span className="flex justify-between gap-3 font-medium">
          <span>
            <MarkedText text={title} words={words} />
          </span>
          <ChevronDown aria-hidden className="mt-1 size-4 shrink-0 text-muted group-open:rotate-180" />
        </span>
        <span className="line-clamp-2 text-sm text-muted group-open:hidden">
          <MarkedText text={excerpt} words={words} />
        </span>
      </summary>
      <p className="mt-2 text-[15px] whitespace-pre-line">{body}</p>
    </details>
  )
}
