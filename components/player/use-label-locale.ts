'use client'

import { useEffect, useState } from 'react'

/** What media-chrome calls the page's language. */
export function controlsLocale(locale: string): string {
  return locale === 'zh-HK' ? 'zh-TW' : locale
}

/**
 * The language to write the controls' labels in, a frame behind the page's own: media-chrome writes most of
 * them once, as a control is connected, and learns a new language only from the controller's attribute. Words
 * of the fewer come when they are wanted.
 */
export function useLabelLocale(locale: string): string {
  const [labelLocale, setLabelLocale] = useState(locale)
  useEffect(() => {
    let isLeft = false
    async function label(): Promise<void> {
      if (locale === 'zh-TW') await import('media-chrome/lang/zh-TW')
      requestAnimationFrame(() => !isLeft && setLabelLocale(`${locale} labelled`))
    }
    void label()
    return () => void (isLeft = true)
  }, [locale])
  return labelLocale
}
