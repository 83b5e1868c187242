'use client'

import { useCallback, useEffect, useState, type RefObject } from 'react'
import type { KeyFeedback } from './key-feedback.ts'
import { leaveFullscreen } from './picture-modes.ts'
import type { Playback } from './playback.ts'
import { runCommand, seekBy } from './run-command.ts'
import { useDoubleTap } from './use-double-tap.ts'
import { useShortcuts } from './use-shortcuts.ts'

/** Long enough to read what could not be done. */
const shownMs = 1_400

type Commanded = {
  frame: RefObject<HTMLElement | null>
  playback: Playback | null
  onChatKey: (() => void) | undefined
  onHelp: () => void
}

/**
 * What keys of the page and double taps do: most to the picture, some to what is around it. Returns what there
 * is to say of the last one, for a moment.
 */
export function useCommands({ frame, playback, onChatKey, onHelp }: Commanded): KeyFeedback | null {
  const [feedback, setFeedback] = useState<KeyFeedback | null>(null)
  useEffect(() => {
    if (feedback === null) return
    const timer = setTimeout(() => setFeedback(null), shownMs)
    return () => clearTimeout(timer)
  }, [feedback])
  const step = useCallback(
    (seconds: number) => {
      if (playback) setFeedback(seekBy(playback, seconds))
    },
    [playback],
  )
  useDoubleTap(frame, step)
  useShortcuts((command) => {
    const video = frame.current?.querySelector('video')
    if (command.do === 'chat' && onChatKey) void leaveFullscreen().then(onChatKey)
    if (command.do === 'help') onHelp()
    if (!playback || !video || !frame.current) return
    const next = runCommand(command, { playback, video, frame: frame.current })
    if (next === null) return
    setFeedback(next)
    showControls(frame.current)
  })
  return feedback
}

/** media-chrome shows its controls, for its usual two seconds, after a key that was pressed on it: so for a key of the page. */
function showControls(frame: HTMLElement): void {
  frame.querySelector('media-controller')?.dispatchEvent(new Event('keyup'))
}
