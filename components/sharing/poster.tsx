'use client'

import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState, type ReactElement } from 'react'
import { Button } from '#components/ui/button.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'

/** The picture with its QR code, which the server draws when it is asked for: that takes a moment, and may fail. */
export function Poster({ src, title }: { src: string; title: string }): ReactElement {
  const t = useTranslations('sharing')
  const common = useTranslations('common')
  const [state, setState] = useState<'coming' | 'here' | 'failed'>('coming')
  return (
    <div className="grid content-start justify-items-center gap-2">
      <div className="relative grid h-80 w-45 place-items-center overflow-hidden rounded-[10px] bg-sunken">
        {state !== 'failed' && (
          // Written on demand in full size: there is nothing for the image server to make smaller.
          // eslint-disable-next-line nextjs/no-img-element
          <img
            src={src}
            alt={t('posterOf', { title })}
            width={180}
            height={320}
            onLoad={() => setState('here')}
            onError={() => setState('failed')}
            className={`absolute inset-0 size-full ${state === 'here' ? '' : 'invisible'}`}
          />
        )}
        <p role="status" className="px-4 text-center text-[13px] text-muted empty:hidden">
          {state === 'coming' && t('drawing')}
          {state === 'failed' && t('posterFailed')}
        </p>
      </div>
      {state === 'here' && (
        <a href={src} download="caibo-poster.png" className={buttonStyle('quiet', 'small')}>
          <Download aria-hidden className="size-4" />
          {t('poster')}
        </a>
      )}
      {state === 'coming' && (
        <Button size="small" disabled>
          <Download aria-hidden className="size-4" />
          {t('poster')}
        </Button>
      )}
      {state === 'failed' && (
        <Button size="small" onClick={() => setState('coming')}>
          {common('retry')}
        </Button>
      )}
    </div>
  )
}
