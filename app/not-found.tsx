import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactElement } from 'react'
import { NotFoundNotice } from './not-found-notice.tsx'
import { SiteFrame } from './site-frame.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common.notFound')
  return { title: t('title') }
}

/** An address that belongs to no page. */
export default function NotFound(): ReactElement {
  return (
    <SiteFrame>
      <NotFoundNotice />
    </SiteFrame>
  )
}
