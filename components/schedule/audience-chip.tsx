import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import type { Visibility } from '#lib/programmes.ts'
import { audienceToTell } from './audience.ts'
import { Chip } from './chip.tsx'

type AudienceChipProps = { visibility: Visibility; isSignedIn: boolean }

/** Who a show is for, where that is worth a word. */
export function AudienceChip({ visibility, isSignedIn }: AudienceChipProps): ReactElement | null {
  const t = useTranslations('schedule.only')
  const told = audienceToTell(visibility, isSignedIn)
  return told && <Chip>{t(told)}</Chip>
}
