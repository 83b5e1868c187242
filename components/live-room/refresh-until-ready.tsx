'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const everyMs = 1_500
const mostTries = 40

/** Looks again for what is being prepared, for a minute; after that the person decides. */
export function RefreshUntilReady(): null {
  const router = useRouter()
  useEffect(() => {
    let tries = 0
    const timer = setInterval(() => {
      tries += 1
      if (tries > mostTries) clearInterval(timer)
      else router.refresh()
    }, everyMs)
    return () => clearInterval(timer)
  }, [router])
  return null
}
