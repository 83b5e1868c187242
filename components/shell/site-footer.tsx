import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import { legalKinds } from '#lib/legal-kinds.ts'
import { Link } from '#components/ui/link.tsx'

export function SiteFooter(): ReactElement {
  const t = useTranslations()
  return (
    <footer className="mt-auto border-t border-line">
      <div className="shell flex flex-wrap justify-between gap-x-8 gap-y-3 py-6 text-[13px] text-muted">
        <div className="grid gap-1">
          <p>{t('common.footer.risk')}</p>
          <p>{t('common.footer.recorded')}</p>
        </div>
        <nav aria-label={t('legal.label')} className="flex flex-wrap items-start gap-x-5 gap-y-1">
          {legalKinds.map((kind) => (
            <Link
              key={kind}
              href={`/legal/${kind}`}
              prefetch={false}
              className="py-0.5 hover:text-ink hover:underline"
            >
              {t(`legal.kind.${kind}`)}
            </Link>
          ))}
        </nav>
      </div>
    </footer>
  )
}
