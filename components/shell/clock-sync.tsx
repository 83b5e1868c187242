'use client'

import { useNow } from 'next-intl'
import { useEffect } from 'react'
import { learnSkew } from '#components/ui/server-time.ts'

/** Learns, from the time that came with the page, how wrong the browser's clock is. */
export function ClockSync(): null {
  const served = useNow().getTime()
  useEffect(() => learnSkew(served, Date.now()), [served])
  return null
}
