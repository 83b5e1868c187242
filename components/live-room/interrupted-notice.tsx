import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'

/** Over the last picture while the encoder is away. */
export function InterruptedNotice(): ReactElement {
  const t = useTranslations('live.interrupted')
  return (
    <div
      role="status"
      className="pointer-events-none absolute inset-0 grid content-center justify-items-center gap-1.5 bg-black/60 px-8 text-center text-white"
    >
      <p className="font-display text-2xl font-semibold sm:text-3xl">{t('title')}</p>
      <p className="max-w-md text-sm text-white/85">{t('hint')}</p>
    </div>
  )
}
