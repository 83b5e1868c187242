import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import { maskPersonalData } from '#lib/personal-data.ts'

/** Says, before it is sent, that a number or an address in the text will not be shown. */
export function MaskNote({ text }: { text: string }): ReactElement {
  const t = useTranslations('room')
  return (
    <p role="status" className="px-4 pt-1 text-xs text-gold empty:hidden">
      {maskPersonalData(text).isMasked && t('masked')}
    </p>
  )
}
