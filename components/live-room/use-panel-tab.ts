'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useCallback } from 'react'

export const panelTabs = ['chat', 'questions', 'products', 'transcript'] as const
export type PanelTab = (typeof panelTabs)[number]

/** The open tab of the room, kept in the URL so that a link opens the same one; changed without a request. */
export function usePanelTab(): { tab: PanelTab; openTab: (name: string) => void } {
  const params = useSearchParams()
  const pathname = usePathname()
  const tab = panelTabs.find((name) => name === params.get('tab')) ?? 'chat'
  const openTab = useCallback(
    (name: string): void => {
      const next = new URLSearchParams(params)
      if (name === 'chat') next.delete('tab')
      else next.set('tab', name)
      const query = next.toString()
      window.history.replaceState(null, '', query === '' ? pathname : `${pathname}?${query}`)
    },
    [params, pathname],
  )
  return { tab, openTab }
}
