'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const everyMs = 20_000

/** A schedule left open shows what went live meanwhile; hidden tabs ask for nothing. */
export function KeepFresh(): null {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) router.refresh()
    }, everyMs)
    return () => clearInterval(timer)
  }, [router])
  return null
}
