import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import { Link } from '#components/ui/link.tsx'

/** In elder mode a person is one tap away: how the institution is reached (features V17). */
export function HumanLink(): ReactElement {
  const t = useTranslations('room')
  return (
    <Link
      href="/legal/contact"
      prefetch={false}
      className="hidden min-h-11 shrink-0 items-center justify-center gap-1 px-2 text-sm font-medium text-brand -outline-offset-2 hover:underline elder:flex max-lg:largest:portrait:basis-full"
    >
      {t('human')}
    </Link>
  )
}
