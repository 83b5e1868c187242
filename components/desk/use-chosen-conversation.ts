'use client'

import { useSearchParams } from 'next/navigation'
import { useState } from 'react'

const name = 'conversation'

/** The open conversation, kept in the URL so that a reload opens the same one; changed without a request. */
export function useChosenConversation(): [chosenId: string | null, choose: (id: string | null) => void] {
  const params = useSearchParams()
  const [chosenId, setChosenId] = useState(params.get(name))
  function choose(id: string | null): void {
    setChosenId(id)
    const url = new URL(window.location.href)
    if (id === null) url.searchParams.delete(name)
    else url.searchParams.set(name, id)
    window.history.replaceState(null, '', url)
  }
  return [chosenId, choose]
}
