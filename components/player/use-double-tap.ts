'use client'

import { useEffect, type RefObject } from 'react'

const withinMs = 300
const nearPx = 48
const stepSeconds = 10
const controls = 'button, a, [role="menu"], media-time-range, media-control-bar, .player-bar'

/** Two taps on the left or right third of the picture go 10 s back or on; in the middle they do nothing. */
export function useDoubleTap(frame: RefObject<HTMLElement | null>, onStep: (seconds: number) => void): void {
  useEffect(() => {
    const element = frame.current
    if (!element) return
    let last: { at: number; x: number; y: number } | null = null
    function onTap(event: PointerEvent): void {
      if (event.pointerType !== 'touch' || isOnControl(event)) return
      const { clientX: x, clientY: y, timeStamp: at } = event
      const isSecond = last && at - last.at < withinMs && Math.hypot(x - last.x, y - last.y) < nearPx
      last = isSecond ? null : { at, x, y }
      const step = isSecond ? stepAt(element, x) : 0
      if (step !== 0) onStep(step)
    }
    element.addEventListener('pointerup', onTap)
    return () => element.removeEventListener('pointerup', onTap)
  }, [frame, onStep])
}

function stepAt(element: HTMLElement | null, x: number): number {
  const box = element?.getBoundingClientRect()
  if (!box) return 0
  const place = (x - box.left) / box.width
  if (place < 1 / 3) return -stepSeconds
  return place > 2 / 3 ? stepSeconds : 0
}

function isOnControl(event: Event): boolean {
  return event.composedPath().some((target) => target instanceof Element && target.matches(controls))
}
