'use client'

import { ExternalLink } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactElement, ReactNode } from 'react'
import type { ProgrammeView } from '#lib/programmes.ts'
import type { ShelvedProductView } from '#lib/shelf.ts'
import { ComplianceStrip } from '#components/live-room/compliance-strip.tsx'
import { highestRisk } from '#components/live-room/highest-risk.ts'
import { HostStrip } from '#components/live-room/host-strip.tsx'

type EmbedFrameProps = {
  programme: ProgrammeView
  shelf: readonly ShelvedProductView[]
  /** The page of ours that has more than the picture. */
  path: string
  /** The picture. */
  children: ReactNode
}

/** Round a picture on another site's page: who speaks and the risks stay on screen (features C5). */
export function EmbedFrame({ programme, shelf, path, children }: EmbedFrameProps): ReactElement {
  const t = useTranslations('sharing')
  const { hosts, institution, language, title } = programme
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-[calc((100dvh-104px)*16/9)] min-w-0 flex-col justify-center bg-paper">
      <h1 lang={language} className="sr-only">
        {title}
      </h1>
      {children}
      <ComplianceStrip highestRisk={highestRisk(shelf)} />
      <HostStrip
        hosts={hosts}
        institution={institution}
        badge={
          <a
            href={path}
            target="_blank"
            rel="noopener"
            className="inline-flex items-center gap-1.5 text-sm text-brand hover:underline"
          >
            {t('openSite')}
            <ExternalLink aria-hidden className="size-4" />
          </a>
        }
      />
    </main>
  )
}
