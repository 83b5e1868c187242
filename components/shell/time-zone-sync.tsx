'use client'

import { useRouter } from 'next/navigation'
import { useTimeZone } from 'next-intl'
import { useEffect } from 'react'
import { timeZoneCookie } from '#lib/locale.ts'
import { setPreference } from './set-cookie.ts'

/** What a page that has just opened loads first matters more than its times: the picture above all. */
const afterMs = 2_500

/**
 * Tells the server the browser's zone, so that times are right in the very first HTML of the next page. Until it is
 * told, times are Beijing's and say so; who lives by Beijing's clock keeps that page as it is.
 */
export function TimeZoneSync(): null {
  const shown = useTimeZone()
  const router = useRouter()
  useEffect(() => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    const tell = () => setPreference(timeZoneCookie, zone)
    if (document.cookie.includes(`${timeZoneCookie}=${encodeURIComponent(zone)}`)) return
    if (zone === shown) {
      window.addEventListener('pagehide', tell)
      return () => window.removeEventListener('pagehide', tell)
    }
    tell()
    const timer = setTimeout(() => router.refresh(), afterMs)
    return () => clearTimeout(timer)
  }, [shown, router])
  return null
}
