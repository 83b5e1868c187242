import { FileQuestion } from 'lucide-react'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import type { ReactElement } from 'react'
import { z } from 'zod'
import { legalKinds, type LegalKind } from '#lib/legal-kinds.ts'
import { LegalText } from '#components/legal/legal-text.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#components/ui/link.tsx'
import { readLegalText } from '#server/legal/read-legal-text.ts'

type Props = PageProps<'/legal/[kind]'>

const querySchema = z.object({ bank: z.string().max(60).nullable().catch(null).default(null) })

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('legal')
  return { title: t(`kind.${kindOf((await params).kind)}`) }
}

/** A reviewed text of an institution, in the reader's language (features V22). */
export default async function LegalPage({ params, searchParams }: Props): Promise<ReactElement> {
  const kind = kindOf((await params).kind)
  const { bank } = querySchema.parse(await searchParams)
  const locale = await getLocale()
  const [text, t, format] = await Promise.all([
    readLegalText(kind, { institution: bank, locale }),
    getTranslations('legal'),
    getFormatter(),
  ])
  if (!text) {
    return (
      <div className="shell grid max-w-3xl content-start gap-6 pt-8 pb-16">
        <h1 className="font-display text-2xl font-semibold sm:text-3xl">{t(`kind.${kind}`)}</h1>
        <div className="card">
          <EmptyState icon={<FileQuestion />} title={t('none')} hint={t('noneHint')} />
        </div>
      </div>
    )
  }
  return (
    <article className="shell grid max-w-3xl content-start gap-6 pt-8 pb-16">
      <header className="grid gap-2">
        <p className="text-sm text-brand">{text.institution.name}</p>
        <h1 lang={text.language} className="font-display text-2xl font-semibold sm:text-3xl">
          {text.title}
        </h1>
        <p className="figures text-[13px] text-muted">
          {t('version', {
            version: text.version,
            date: format.dateTime(text.publishedAt, { dateStyle: 'long' }),
          })}
        </p>
      </header>
      <LegalText body={text.body} language={text.language} />
      {text.others.length > 0 && (
        <nav
          aria-label={t('others')}
          className="flex flex-wrap gap-x-5 gap-y-2 border-t border-line pt-4 text-sm"
        >
          <span className="text-muted">{t('others')}</span>
          {text.others.map(({ slug, name }) => (
            <Link key={slug} href={`/legal/${kind}?bank=${slug}`} className="text-brand hover:underline">
              {name}
            </Link>
          ))}
        </nav>
      )}
    </article>
  )
}

function kindOf(name: string): LegalKind {
  return legalKinds.find((kind) => kind === name) ?? notFound()
}
