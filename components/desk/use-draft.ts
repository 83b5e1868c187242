'use client'

import { useEffect, useState } from 'react'

/** A text that survives a reload on this device, until it is sent. */
export function useDraft(key: string): { text: string; setText: (text: string) => void } {
  const [text, setText] = useState('')
  useEffect(() => {
    setText(localStorage.getItem(key) ?? '')
  }, [key])
  function keep(next: string): void {
    setText(next)
    if (next === '') localStorage.removeItem(key)
    else localStorage.setItem(key, next)
  }
  return { text, setText: keep }
}
