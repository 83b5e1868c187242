'use client'

import { useEffect } from 'react'

/** Once the list is on the screen, it is read. */
export function MarkRead({ markRead }: { markRead: () => Promise<void> }): null {
  useEffect(() => {
    // Tried again with the next visit.
    markRead().catch(() => {})
  }, [markRead])
  return null
}
