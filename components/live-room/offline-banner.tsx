import { WifiOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import type { Link } from '#components/realtime/connection.ts'

/** Said politely, and only when a line that was there is gone. */
export function OfflineBanner({ link }: { link: Link }): ReactElement {
  const t = useTranslations('room')
  return (
    <div role="status">
      {link === 'lost' && (
        <p className="flex animate-rise items-center gap-2 bg-danger-wash px-4 py-2 text-[13px] text-danger [animation-delay:700ms]">
          <WifiOff aria-hidden className="size-4 shrink-0" />
          {t('offline')}
        </p>
      )}
    </div>
  )
}
