'use client'

import { useEffect, useState } from 'react'

export type GraphColours = { line: string; grid: string; text: string; band: string }

const tokens = {
  line: '--color-brand',
  grid: '--color-line',
  text: '--color-muted',
  band: '--color-live-wash',
} as const

/** The page's colours as a canvas knows them: the tokens hold one for light and one for dark. */
export function readColours(element: HTMLElement): GraphColours {
  const read = (token: string): string => {
    const probe = document.createElement('span')
    probe.style.color = `var(${token})`
    element.append(probe)
    const { color } = getComputedStyle(probe)
    probe.remove()
    return color
  }
  return {
    line: read(tokens.line),
    grid: read(tokens.grid),
    text: read(tokens.text),
    band: read(tokens.band),
  }
}

/** A number that changes with the colour scheme, by the page's switch or the system's: canvases are drawn anew. */
export function useSchemeChanges(): number {
  const [changes, setChanges] = useState(0)
  useEffect(() => {
    const count = (): void => setChanges((before) => before + 1)
    const dark = matchMedia('(prefers-color-scheme: dark)')
    const observer = new MutationObserver(count)
    observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    dark.addEventListener('change', count)
    return () => {
      observer.disconnect()
      dark.removeEventListener('change', count)
    }
  }, [])
  return changes
}
