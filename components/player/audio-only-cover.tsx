'use client'

import { AudioLines } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'

/** A sign in the picture's place while only sound is loaded. */
export function AudioOnlyCover(): ReactElement {
  const t = useTranslations('player')
  return (
    <div className="grid size-full place-content-center justify-items-center gap-3 bg-[#0c1a18] text-white/85">
      <AudioLines aria-hidden className="size-12" />
      <p className="text-sm">{t('audioOnlyOn')}</p>
    </div>
  )
}
