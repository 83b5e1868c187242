'use client'

import { Share2 } from 'lucide-react'
import dynamic from 'next/dynamic'
import { nothing } from '#components/ui/nothing.ts'
import { useTranslations } from 'next-intl'
import { useState, type ReactElement } from 'react'
import type { Ack } from '#lib/events.ts'
import { buttonStyle } from '#components/ui/button-style.ts'

const ShareDialog = dynamic(async () => (await import('./share-dialog.tsx')).ShareDialog, {
  loading: nothing,
})

export type Share = (request: {
  programmeId: string
  broadcastId: string | null
}) => Promise<Ack<{ code: string; url: string }>>

export type Shared = {
  programmeId: string
  /** The recording that is passed on; null: the show. */
  broadcastId: string | null
  slug: string
  title: string
  /** Whether other sites may show the player. */
  isPublic: boolean
  share: Share
}

/** The dialog's code comes when it is asked for. */
export function ShareButton(shared: Shared): ReactElement {
  const t = useTranslations('sharing')
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <button type="button" className={buttonStyle('quiet', 'medium')} onClick={() => setIsOpen(true)}>
        <Share2 aria-hidden className="size-4" />
        {t('action')}
      </button>
      {isOpen && <ShareDialog {...shared} onClose={() => setIsOpen(false)} />}
    </>
  )
}
