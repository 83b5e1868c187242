'use client'

import { useNow } from 'next-intl'
import { useEffect, useState } from 'react'
import { serverTime } from './server-time.ts'

/** The time, by the server's clock: a browser's own may be wrong by a day, and a countdown with it. */
export function useServerNow(everyMs: number): number {
  const [now, setNow] = useState(useNow().getTime())
  useEffect(() => {
    const look = () => setNow(serverTime())
    // What appears long after its page came is right at once.
    const soon = setTimeout(look)
    const timer = setInterval(look, everyMs)
    return () => {
      clearTimeout(soon)
      clearInterval(timer)
    }
  }, [everyMs])
  return now
}
