import { Lock } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import type { ReactElement } from 'react'
import { Notice } from '#components/shell/notice.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'
import { Link } from '#components/ui/link.tsx'

/** For who is signed in and has nothing to do here. */
export async function NotHost(): Promise<ReactElement> {
  const [t, common] = await Promise.all([getTranslations('studio'), getTranslations('common')])
  return (
    <Notice icon={<Lock />} title={t('notHost.title')} hint={t('notHost.hint')}>
      <Link href="/" className={buttonStyle('primary')}>
        {common('home')}
      </Link>
    </Notice>
  )
}
