import { ShieldCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import { useComplianceNotes } from './use-compliance-notes.ts'

/** Recorded, not a deposit, and the highest risk on the shelf: never scrolled away by the player. */
export function ComplianceStrip({ highestRisk }: { highestRisk: number | null }): ReactElement {
  const t = useTranslations('live')
  const notes = useComplianceNotes(highestRisk)
  return (
    <p
      aria-label={t('compliance')}
      role="note"
      className="flex min-h-9 items-center gap-2 bg-gold-wash px-4 py-1 text-[13px] text-gold elder:leading-snug max-lg:largest:text-xs"
    >
      <ShieldCheck aria-hidden className="size-4 shrink-0 max-lg:largest:hidden" />
      <span>{notes.join(' · ')}</span>
    </p>
  )
}
