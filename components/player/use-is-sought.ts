'use client'

import { useEffect, useState, type RefObject } from 'react'

/** Whether a pointer, a finger or the keyboard has ever been at the player. */
export function useIsSought(frame: RefObject<HTMLElement | null>): boolean {
  const [isSought, setIsSought] = useState(false)
  useEffect(() => {
    const element = frame.current
    if (isSought || !element) return
    const stopping = new AbortController()
    for (const event of ['pointerenter', 'pointerdown', 'focusin']) {
      element.addEventListener(event, () => setIsSought(true), { signal: stopping.signal, passive: true })
    }
    return () => stopping.abort()
  }, [frame, isSought])
  return isSought
}
