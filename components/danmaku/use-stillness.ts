'use client'

import { useSyncExternalStore } from 'react'

const query = '(prefers-reduced-motion: reduce)'

/** Whether this device, or elder mode, asks that nothing moves over the picture. */
export function useStillness(): boolean {
  return useSyncExternalStore(subscribe, isStill, () => true)
}

function subscribe(listener: () => void): () => void {
  const media = matchMedia(query)
  media.addEventListener('change', listener)
  return () => media.removeEventListener('change', listener)
}

function isStill(): boolean {
  return matchMedia(query).matches || document.documentElement.dataset['elder'] !== undefined
}
