'use client'

import { useEffect, useState } from 'react'

/**
 * The language to write the controls' labels in, a frame behind the page's own: media-chrome writes most of
 * them once, as a control is connected, and learns a new language only from the controller's attribute.
 */
export function useLabelLocale(locale: string): string {
  const [labelLocale, setLabelLocale] = useState(locale)
  useEffect(() => {
    const frame = requestAnimationFrame(() => setLabelLocale(locale))
    return () => cancelAnimationFrame(frame)
  }, [locale])
  return labelLocale
}
