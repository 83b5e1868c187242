import { MailX } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactElement } from 'react'
import { UnsubscribeButton } from '#components/notices/unsubscribe-button.tsx'
import { Notice } from '#components/shell/notice.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'
import { Link } from '#components/ui/link.tsx'
import { answer } from '#app/answer.ts'
import { readUnsubscribe } from '#server/notices/unsubscribe.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('notices.unsubscribe')
  return { title: t('title'), robots: { index: false }, referrer: 'no-referrer' }
}

/** Where a letter's last line leads. Opening it changes nothing: mail filters open links, too. */
export default async function UnsubscribePage({
  params,
}: PageProps<'/unsubscribe/[token]'>): Promise<ReactElement> {
  const { token } = await params
  const [link, t, common] = await Promise.all([
    answer(async () => readUnsubscribe(token)),
    getTranslations('notices'),
    getTranslations('common'),
  ])
  if (!link.ok) {
    return (
      <Notice icon={<MailX />} title={t('unsubscribe.unknown')} hint={t('unsubscribe.unknownHint')}>
        <Link href="/" className={buttonStyle('primary')}>
          {common('home')}
        </Link>
      </Notice>
    )
  }
  const what = t(`settings.group.${link.data.group}`)
  return (
    <Notice icon={<MailX />} title={t('unsubscribe.title')} hint={t('unsubscribe.hint', { what })}>
      <UnsubscribeButton token={token} />
    </Notice>
  )
}
