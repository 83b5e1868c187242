'use client'

import { useState } from 'react'

/** A text that survives a reload on this device, until it is sent. The form is keyed by what it is for. */
export function useDraft(key: string): { text: string; setText: (text: string) => void } {
  const [text, setText] = useState(() => localStorage.getItem(key) ?? '')
  function keep(next: string): void {
    setText(next)
    if (next === '') localStorage.removeItem(key)
    else localStorage.setItem(key, next)
  }
  return { text, setText: keep }
}
