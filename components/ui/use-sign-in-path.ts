'use client'

import { usePathname, useSearchParams } from 'next/navigation'

/** The door, and from there back to this very page with its tab and moment. */
export function useSignInPath(): string {
  const pathname = usePathname()
  const query = useSearchParams().toString()
  return `/sign-in?next=${encodeURIComponent(query === '' ? pathname : `${pathname}?${query}`)}`
}
