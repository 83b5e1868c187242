'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState, type ReactElement } from 'react'
import type { SearchResult } from '#lib/search.ts'
import { Link } from '#components/ui/link.tsx'

const pauseMs = 500
const fewestLetters = 4

/** Answers that are there already, offered while one writes; asking stays as easy as it was. */
export function AskedBefore({ slug, text }: { slug: string; text: string }): ReactElement | null {
  const t = useTranslations('room.questions.before')
  const found = useSuggestions(slug, text)
  if (found.length === 0) return null
  return (
    <section aria-label={t('label')} className="rounded-[12px] bg-sunken px-3.5 py-2.5 text-sm">
      <p aria-live="polite" className="text-[13px] text-muted">
        {t('label')}
      </p>
      <ul className="grid gap-1.5 pt-1">
        {found.map(({ refId, title, body, excerpt, path, language }) => (
          <li key={refId} lang={language}>
            {body === null && excerpt === '' ? (
              <Link href={path ?? '/'} className="text-brand hover:underline">
                {title}
              </Link>
            ) : (
              <details>
                <summary className="cursor-pointer text-brand">{title}</summary>
                <p className="py-1 whitespace-pre-line">{body ?? excerpt}</p>
                {path !== null && (
                  <Link href={path} className="text-[13px] text-brand hover:underline">
                    {t('open')}
                  </Link>
                )}
              </details>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function useSuggestions(slug: string, text: string): SearchResult[] {
  const [found, setFound] = useState<SearchResult[]>([])
  const words = text.trim()
  useEffect(() => {
    if (words.length < fewestLetters) return
    const left = new AbortController()
    const timer = setTimeout(() => void ask(), pauseMs)
    async function ask(): Promise<void> {
      try {
        const url = `/api/programmes/${slug}/suggestions?${new URLSearchParams({ text: words }).toString()}`
        const response = await fetch(url, { signal: left.signal })
        if (!response.ok) return
        const answer: unknown = await response.json()
        if (isResults(answer)) setFound(answer)
      } catch {
        // Nothing is offered; the question can be asked all the same.
      }
    }
    return () => {
      clearTimeout(timer)
      left.abort()
    }
  }, [slug, words])
  return words.length < fewestLetters ? [] : found
}

/** By hand: a schema library would be heavier than all that is asked here. */
function isResults(answer: unknown): answer is SearchResult[] {
  return Array.isArray(answer) && answer.every((result) => typeof Reflect.get(result, 'title') === 'string')
}
