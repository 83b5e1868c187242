import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactElement } from 'react'
import { NotFoundNotice } from '#app/not-found-notice.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common.notFound')
  return { title: t('title') }
}

/** A page that found nothing of the name it was asked for. */
export default function NotFound(): ReactElement {
  return <NotFoundNotice />
}
