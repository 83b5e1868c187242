'use client'

import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import type { ProductView } from '#lib/events.ts'
import type { ProgrammeView } from '#lib/programmes.ts'
import { highestRisk } from './highest-risk.ts'
import { useComplianceNotes } from './use-compliance-notes.ts'

type FullScreenStripProps = {
  programme: Pick<ProgrammeView, 'hosts' | 'institution'>
  shelf: readonly ProductView[]
}

/** Who speaks and what is risked, where the page's own strips are not seen (features C5). */
export function FullScreenStrip({ programme, shelf }: FullScreenStripProps): ReactElement {
  const t = useTranslations('live')
  const { hosts, institution } = programme
  const notes = useComplianceNotes(highestRisk(shelf))
  return (
    <p
      role="note"
      aria-label={t('compliance')}
      className="flex flex-wrap justify-center gap-x-5 bg-[#0c1a18] px-[max(16px,env(safe-area-inset-left))] pt-[max(3px,env(safe-area-inset-top))] pb-[3px] text-center text-[13px] leading-snug text-white/90"
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
    </p>
  )
}
