'use client'

import { CircleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import { Button } from '#components/ui/button.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'
import { Notice } from '#components/shell/notice.tsx'
import { Link } from '#components/ui/link.tsx'

type ErrorPageProps = { error: Error & { digest?: string }; retry: () => void }

export default function ErrorPage({ error, retry }: ErrorPageProps): ReactElement {
  const t = useTranslations('common')
  return (
    <Notice icon={<CircleAlert />} title={t('crash.title')} hint={t('crash.hint')}>
      <Button kind="primary" onClick={() => retry()}>
        {t('retry')}
      </Button>
      <Link href="/" className={buttonStyle('quiet')}>
        {t('home')}
      </Link>
      {error.digest && (
        <p className="w-full text-[13px] text-muted">{t('crash.code', { code: error.digest })}</p>
      )}
    </Notice>
  )
}
