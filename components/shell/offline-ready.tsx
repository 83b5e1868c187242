'use client'

import { useEffect } from 'react'

/** Has the browser keep the page that it shows when there is no network (public/sw.js). */
export function OfflineReady(): null {
  useEffect(() => {
    // Private windows and old browsers have none, and lose nothing but that page.
    void navigator.serviceWorker?.register('/sw.js').catch(() => {})
  }, [])
  return null
}
