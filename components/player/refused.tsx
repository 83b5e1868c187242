'use client'

import { LockKeyhole } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import { buttonStyle } from '#components/ui/button-style.ts'

/** The right to watch ended while the page was open; a new page says what to do about it. */
export function Refused(): ReactElement {
  const t = useTranslations('player.refused')
  return (
    <div
      role="alert"
      className="absolute inset-0 grid content-center justify-items-center gap-3 bg-[#0c1a18] px-8 text-center text-white"
    >
      <LockKeyhole aria-hidden className="size-8" />
      <p className="font-display text-xl font-semibold">{t('title')}</p>
      <p className="max-w-md text-sm text-white/80">{t('hint')}</p>
      <button type="button" className={buttonStyle('primary')} onClick={() => location.reload()}>
        {t('action')}
      </button>
    </div>
  )
}
