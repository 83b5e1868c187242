'use client'

import { useEffect } from 'react'
import { readEvent } from './follow-unread.ts'

/** Once the list is on the screen, it is read. */
export function MarkRead({ markRead }: { markRead: () => Promise<void> }): null {
  useEffect(() => {
    markRead()
      .then(() => window.dispatchEvent(new Event(readEvent)))
      // Tried again with the next visit.
      .catch(() => {})
  }, [markRead])
  return null
}
