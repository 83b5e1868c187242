'use client'

import { useTranslations } from 'next-intl'
import type { ReactElement, ReactNode } from 'react'
import type { ProductView } from '#lib/events.ts'
import type { ProgrammeView } from '#lib/programmes.ts'
import { highestRisk } from './highest-risk.ts'
import { useComplianceNotes } from './use-compliance-notes.ts'

type ShowStripProps = {
  programme: Pick<ProgrammeView, 'hosts' | 'institution'>
  shelf: readonly ProductView[]
  /** After the words, in the same lines. */
  children?: ReactNode
}

/** Who speaks and what is risked, in few lines: in full screen and in frames, where the room's own strips are not seen (features C5). */
export function ShowStrip({ programme, shelf, children }: ShowStripProps): ReactElement {
  const t = useTranslations('live')
  const { hosts, institution } = programme
  const notes = useComplianceNotes(highestRisk(shelf))
  return (
    <div
      role="note"
      aria-label={t('compliance')}
      className="flex flex-wrap items-center justify-center gap-x-5 bg-[#0c1a18] px-[max(16px,env(safe-area-inset-left))] pt-[max(3px,env(safe-area-inset-top))] pb-[3px] text-center text-[13px] leading-snug max-sm:text-xs text-white/90"
    >
      {hosts.map(({ id, name, licenceNumber, employer }) => (
        <span key={id}>
          {[
            name,
            licenceNumber ? t('licence', { number: licenceNumber }) : t('noLicence'),
            employer ?? institution,
          ].join(' · ')}
        </span>
      ))}
      <span className="text-[#e6c37a]">{notes.join(' · ')}</span>
      {children}
    </div>
  )
}
