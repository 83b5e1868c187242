'use client'

import { ExternalLink } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactElement, ReactNode } from 'react'
import type { ProgrammeView } from '#lib/programmes.ts'
import type { ShelvedProductView } from '#lib/shelf.ts'
import { ShowStrip } from '#components/live-room/show-strip.tsx'

type EmbedFrameProps = {
  programme: ProgrammeView
  shelf: readonly ShelvedProductView[]
  /** The page of ours that has more than the picture. */
  path: string
  /** The picture: as wide as the frame, and lower than 16:9 where the frame is. */
  children: ReactNode
}

/** Round a picture on another site's page: who speaks and the risks stay on screen, however small the frame (features C5). */
export function EmbedFrame({ programme, shelf, path, children }: EmbedFrameProps): ReactElement {
  const t = useTranslations('sharing')
  const { language, title } = programme
  return (
    <main className="flex h-(--screen-height) min-w-0 flex-col justify-center overflow-y-auto bg-[#0c1a18] *:min-h-0 *:data-notice:flex-1 *:data-notice:before:hidden">
      <h1 lang={language} className="sr-only">
        {title}
      </h1>
      {children}
      <div className="shrink-0">
        <ShowStrip programme={programme} shelf={shelf}>
          <a
            href={path}
            target="_blank"
            rel="noopener"
            className="target inline-flex min-h-6 items-center gap-1.5 text-[#8bd9c4] hover:underline"
          >
            {t('openSite')}
            <ExternalLink aria-hidden className="size-3.5" />
          </a>
        </ShowStrip>
      </div>
    </main>
  )
}
