import { Bell as BellIcon } from 'lucide-react'
import type { ReactElement } from 'react'
import { buttonStyle } from '#components/ui/button-style.ts'
import { Link } from '#components/ui/link.tsx'
import { UnreadCount } from './unread-count.tsx'

/** The way to what one was told, with how much of it is new. */
export function Bell({ unread }: { unread: number }): ReactElement {
  return (
    <Link
      href="/account/notices"
      prefetch={false}
      className={buttonStyle('bare', 'icon', 'relative max-xl:largest:hidden')}
    >
      <BellIcon aria-hidden className="size-5" />
      <UnreadCount key={unread} atFirst={unread} />
    </Link>
  )
}
