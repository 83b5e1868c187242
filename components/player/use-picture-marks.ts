'use client'

import { useEffect, type RefObject } from 'react'
import { untilLoaded } from '#components/ui/until-loaded.ts'
import type { PictureMarks } from './picture-marks.ts'

type Marked = {
  frame: RefObject<HTMLElement | null>
  marks: PictureMarks | undefined
  isReady: boolean
  isLive: boolean
}

/** Small pictures and chapters on the time range, from when `isReady` on; their code comes then. */
export function usePictureMarks({ frame, marks, isReady, isLive }: Marked): void {
  const storyboardUrl = marks?.storyboardUrl
  const chapters = marks?.chapters
  useEffect(() => {
    if (!isReady || storyboardUrl === undefined) return
    return withParts(frame.current, async ({ video, range }) => {
      const { attachStoryboard } = await untilLoaded(() => import('./attach-marks.ts'))
      return attachStoryboard(video, { range, url: storyboardUrl, isLive })
    })
  }, [frame, storyboardUrl, isReady, isLive])
  useEffect(() => {
    if (!isReady || chapters === undefined) return
    return withParts(frame.current, async ({ video }) => {
      const { showChapters } = await untilLoaded(() => import('./attach-marks.ts'))
      showChapters(video, chapters)
      return () => {}
    })
  }, [frame, chapters, isReady])
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
