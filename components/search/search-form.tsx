import { Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import { mostQueryLetters } from '#lib/search.ts'
import { buttonStyle } from '#components/ui/button-style.ts'

/** A plain form: the address of the answer can be kept and passed on. */
export function SearchForm({ typed }: { typed: string }): ReactElement {
  const t = useTranslations('search')
  return (
    <form action="/search" role="search" className="flex flex-wrap gap-2">
      <input
        type="search"
        name="q"
        defaultValue={typed}
        maxLength={mostQueryLetters}
        aria-label={t('field')}
        placeholder={t('field')}
        className="min-h-11 min-w-36 flex-1 rounded-full border border-edge/70 bg-surface px-4.5 text-[15px] placeholder:text-muted focus:border-brand focus:outline-2 focus:-outline-offset-1 focus:outline-brand"
      />
      <button type="submit" className={buttonStyle('primary', 'medium', 'min-h-11')}>
        <Search aria-hidden className="size-4" />
        {t('action')}
      </button>
    </form>
  )
}
