'use client'

import { useTranslations } from 'next-intl'

/** Recorded, not a deposit, and the highest risk on the shelf, in the order in which they are shown. */
export function useComplianceNotes(highestRisk: number | null): string[] {
  const t = useTranslations('live.strip')
  const notes = [t('recorded'), t('notDeposit')]
  return highestRisk === null ? notes : [...notes, t('max', { level: highestRisk })]
}
