'use client'

import { useRouter } from 'next/navigation'
import { useTimeZone } from 'next-intl'
import { useEffect } from 'react'
import { timeZoneCookie } from '#lib/locale.ts'
import { setPreference } from './set-cookie.ts'

/** Tells the server the browser's zone, so that times are right in the very first HTML of the next page. */
export function TimeZoneSync(): null {
  const shown = useTimeZone()
  const router = useRouter()
  useEffect(() => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    if (zone === shown || document.cookie.includes(`${timeZoneCookie}=${encodeURIComponent(zone)}`)) return
    setPreference(timeZoneCookie, zone)
    router.refresh()
  }, [shown, router])
  return null
}
