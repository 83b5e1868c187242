'use client'

import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState, type ReactElement } from 'react'
import { followUnread } from '#components/notices/follow-unread.ts'

/** The bell's name and number; the frame of the pages stays, so it asks by itself how much is new. */
export function UnreadCount({ atFirst }: { atFirst: number }): ReactElement {
  const t = useTranslations('notices')
  const [unread, setUnread] = useState(atFirst)
  const path = usePathname()
  const seenPath = useRef(path)
  useEffect(() => {
    const { ask, stop } = followUnread(setUnread)
    // What the page came with is as of now.
    if (seenPath.current !== path) ask()
    seenPath.current = path
    return stop
  }, [path])
  return (
    <>
      <span className="sr-only">{unread > 0 ? t('bellUnread', { count: unread }) : t('bell')}</span>
      {unread > 0 && (
        <span
          aria-hidden
          data-unread
          className="figures absolute top-0.5 right-0 min-w-4.5 rounded-full bg-live px-1 text-center text-[11px] leading-4.5 font-semibold text-on-live"
        >
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </>
  )
}
