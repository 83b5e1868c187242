import { Bell as BellIcon } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import { buttonStyle } from '#components/ui/button-style.ts'

/** The way to what one was told, with how much of it is new. */
export function Bell({ unread }: { unread: number }): ReactElement {
  const t = useTranslations('notices')
  return (
    <Link
      href="/account/notices"
      prefetch={false}
      aria-label={unread > 0 ? t('bellUnread', { count: unread }) : t('bell')}
      className={buttonStyle('bare', 'icon', 'relative max-xl:largest:hidden')}
    >
      <BellIcon aria-hidden className="size-5" />
      {unread > 0 && (
        <span
          aria-hidden
          className="figures absolute top-0.5 right-0 min-w-4.5 rounded-full bg-live px-1 text-center text-[11px] leading-4.5 font-semibold text-on-live"
        >
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </Link>
  )
}
