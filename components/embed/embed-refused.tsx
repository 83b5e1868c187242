import { Lock, VideoOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import { Notice } from '#components/shell/notice.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'

type EmbedRefusedProps = {
  slug: string
  /** `private`: what is not for everybody is watched on our own site. The others: where the recording stands. */
  reason: 'private' | 'coming' | 'empty' | 'expired'
}

const endedHints = { coming: 'preparing', empty: 'nothingRecorded', expired: 'expired' } as const

/** In the picture's place: why there is none, and the way to our own site. */
export function EmbedRefused({ slug, reason }: EmbedRefusedProps): ReactElement {
  const t = useTranslations('sharing')
  const ended = useTranslations('live.ended')
  const isPrivate = reason === 'private'
  return (
    <main className="flex min-h-(--screen-height) flex-col">
      <Notice
        icon={isPrivate ? <Lock /> : <VideoOff />}
        title={isPrivate ? t('refused') : ended('title')}
        hint={isPrivate ? t('refusedHint') : ended(endedHints[reason])}
      >
        <a href={`/live/${slug}`} target="_blank" rel="noopener" className={buttonStyle('primary')}>
          {t('openSite')}
        </a>
      </Notice>
    </main>
  )
}
