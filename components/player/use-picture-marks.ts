'use client'

import { useEffect, useState, type RefObject } from 'react'
import type { PictureMarks } from './picture-marks.ts'

type Marked = {
  frame: RefObject<HTMLElement | null>
  marks: PictureMarks | undefined
  isReady: boolean
  isLive: boolean
}

/** Small pictures and chapters on the time range; their code comes when somebody first turns to the player. */
export function usePictureMarks({ frame, marks, isReady: hasPicture, isLive }: Marked): void {
  const isReady = useIsSought(frame) && hasPicture
  const storyboardUrl = marks?.storyboardUrl
  const chapters = marks?.chapters
  useEffect(() => {
    if (!isReady || storyboardUrl === undefined) return
    return withParts(frame.current, async ({ video, range }) => {
      const { attachStoryboard } = await import('./attach-marks.ts')
      return attachStoryboard(video, { range, url: storyboardUrl, isLive })
    })
  }, [frame, storyboardUrl, isReady, isLive])
  useEffect(() => {
    if (!isReady || chapters === undefined) return
    return withParts(frame.current, async ({ video }) => {
      const { showChapters } = await import('./attach-marks.ts')
      showChapters(video, chapters)
      return () => {}
    })
  }, [frame, chapters, isReady])
}

/** Whether a pointer, a finger or the keyboard has ever been at the player. */
function useIsSought(frame: RefObject<HTMLElement | null>): boolean {
  const [isSought, setIsSought] = useState(false)
  useEffect(() => {
    const element = frame.current
    if (isSought || !element) return
    const stopping = new AbortController()
    for (const event of ['pointerenter', 'pointerdown', 'focusin']) {
      element.addEventListener(event, () => setIsSought(true), { signal: stopping.signal, passive: true })
    }
    return () => stopping.abort()
  }, [frame, isSought])
  return isSought
}

type Parts = { video: HTMLVideoElement; range: Element }

/** Does the work unless the effect is over before its code has arrived; undoes it with the effect. */
function withParts(
  frame: HTMLElement | null,
  work: (parts: Parts) => Promise<() => void>,
): (() => void) | undefined {
  const video = frame?.querySelector('video')
  const range = frame?.querySelector('media-time-range')
  if (!video || !range) return undefined
  let undo: (() => void) | null = null
  let isOver = false
  void work({ video, range }).then((done) => {
    if (isOver) done()
    else undo = done
  })
  return () => {
    isOver = true
    undo?.()
  }
}
