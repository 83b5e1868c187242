'use client'

import { useEffect, useRef } from 'react'

export type DeskCommand = 'next' | 'previous' | 'open' | 'claim' | 'reply' | 'release' | 'help'

const commands: Readonly<Record<string, DeskCommand>> = {
  j: 'next',
  ArrowDown: 'next',
  k: 'previous',
  ArrowUp: 'previous',
  Enter: 'open',
  c: 'claim',
  r: 'reply',
  u: 'release',
  '?': 'help',
}

const typed = 'input, textarea, select, [contenteditable="true"], [role="dialog"]'

/** The desk by keyboard alone; off while typing. */
export function useDeskKeys(run: (command: DeskCommand) => void): void {
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      const command = commands[event.key]
      const { target } = event
      if (command === undefined || event.ctrlKey || event.metaKey || event.altKey) return
      if (target instanceof Element && target.closest(typed)) return
      // Enter on a button or link is that button's own.
      if (command === 'open' && target instanceof Element && target.closest('button, a')) return
      event.preventDefault()
      latest.current(command)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
