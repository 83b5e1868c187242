import { Compass } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import type { ReactElement } from 'react'
import { buttonStyle } from '#components/ui/button-style.ts'
import { Notice } from '#components/shell/notice.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common.notFound')
  return { title: t('title') }
}

export default function NotFound(): ReactElement {
  const t = useTranslations('common')
  return (
    <Notice icon={<Compass />} title={t('notFound.title')} hint={t('notFound.hint')}>
      <Link href="/" className={buttonStyle('primary')}>
        {t('home')}
      </Link>
    </Notice>
  )
}
