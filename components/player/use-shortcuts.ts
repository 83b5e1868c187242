'use client'

import { useEffect, useRef } from 'react'
import { commandOf, type KeyPress, type PlayerCommand } from './shortcuts.ts'

/** A slider is an input without a word in it. */
const typed = 'input:not([type="range"]), textarea, select, [contenteditable="true"]'
const controls =
  'button, a, [role="slider"], [role="tab"], [role="menuitemradio"], [role="dialog"], media-time-range, media-volume-range'

/** Keys of the whole page, as features V4 lists them. */
export function useShortcuts(run: (command: PlayerCommand) => void): void {
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      const command = commandOf(describePress(event))
      if (command === null || event.defaultPrevented) return
      event.preventDefault()
      latest.current(command)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}

function describePress(event: KeyboardEvent): KeyPress {
  // The composed path sees through the shadow roots of the controls.
  const elements = event.composedPath().filter((target) => target instanceof Element)
  return {
    key: event.key,
    isShifted: event.shiftKey,
    hasModifier: event.ctrlKey || event.metaKey || event.altKey,
    isTyping: elements.some((element) => element.matches(typed)),
    isOnControl: elements.some((element) => element.matches(controls)),
  }
}
