'use client'

import { Share2 } from 'lucide-react'
import dynamic from 'next/dynamic'
import { nothing } from '#components/ui/nothing.ts'
import { untilLoaded } from '#components/ui/until-loaded.ts'
import { useTranslations } from 'next-intl'
import { useState, type ReactElement } from 'react'
import { buttonStyle } from '#components/ui/button-style.ts'
import type { Shared } from './shared.ts'

const ShareDialog = dynamic(() => untilLoaded(async () => (await import('./share-dialog.tsx')).ShareDialog), {
  loading: nothing,
})

const inBar =
  'hidden h-11 w-9 shrink-0 place-items-center rounded-full hover:bg-sunken upright:grid largest:grid largest:w-11'

/** The dialog's code comes when it is asked for. */
export function ShareButton({ isInBar = false, ...shared }: Shared): ReactElement {
  const t = useTranslations('sharing')
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        aria-label={t('action')}
        className={isInBar ? inBar : buttonStyle('quiet', 'medium')}
        onClick={() => setIsOpen(true)}
      >
        <Share2 aria-hidden className={isInBar ? 'size-5' : 'size-4'} />
        {!isInBar && t('action')}
      </button>
      {isOpen && <ShareDialog {...shared} onClose={() => setIsOpen(false)} />}
    </>
  )
}
