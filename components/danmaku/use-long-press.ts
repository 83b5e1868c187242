'use client'

import { useEffect, useRef, type PointerEventHandler } from 'react'

const longMs = 500

type LongPress = {
  onClick: () => void
  onPointerDown: PointerEventHandler
  onPointerUp: () => void
  onPointerCancel: () => void
  onPointerLeave: () => void
  onContextMenu: (event: { preventDefault: () => void }) => void
}

/** A button's tap, and what it does when it is held. iOS has no context menu that would tell. */
export function useLongPress({
  onPress,
  onLongPress,
}: {
  onPress: () => void
  onLongPress: () => void
}): LongPress {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const wasLong = useRef(false)
  const end = () => clearTimeout(timer.current)
  useEffect(() => () => clearTimeout(timer.current), [])
  return {
    onClick: () => {
      if (!wasLong.current) onPress()
      wasLong.current = false
    },
    onPointerDown: () => {
      wasLong.current = false
      timer.current = setTimeout(() => {
        wasLong.current = true
        onLongPress()
      }, longMs)
    },
    onPointerUp: end,
    onPointerCancel: end,
    onPointerLeave: end,
    onContextMenu: (event) => event.preventDefault(),
  }
}
