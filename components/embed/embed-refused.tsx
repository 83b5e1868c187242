import { Lock } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import { Notice } from '#components/shell/notice.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'

/** What is not for everybody is watched on our own site. */
export function EmbedRefused({ slug }: { slug: string }): ReactElement {
  const t = useTranslations('sharing')
  return (
    <main className="flex min-h-dvh flex-col">
      <Notice icon={<Lock />} title={t('refused')} hint={t('refusedHint')}>
        <a href={`/live/${slug}`} target="_blank" rel="noopener" className={buttonStyle('primary')}>
          {t('openSite')}
        </a>
      </Notice>
    </main>
  )
}
