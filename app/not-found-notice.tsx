import { Compass } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import { buttonStyle } from '#components/ui/button-style.ts'
import { Notice } from '#components/shell/notice.tsx'
import { Link } from '#components/ui/link.tsx'

export function NotFoundNotice(): ReactElement {
  const t = useTranslations('common')
  return (
    <Notice icon={<Compass />} title={t('notFound.title')} hint={t('notFound.hint')}>
      <Link href="/" className={buttonStyle('primary')}>
        {t('home')}
      </Link>
    </Notice>
  )
}
