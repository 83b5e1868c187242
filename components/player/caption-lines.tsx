'use client'

import { useEffect, useState, type ReactElement, type RefObject } from 'react'
import { captionTracks, restoreCaptions, shownCaptions } from './captions.ts'

type Lines = { language: string; text: string }

/**
 * The captions' lines, drawn by us: browsers lay theirs under the controls, each in a size of its own. What is
 * read aloud stays the voice of the show.
 */
export function CaptionLines({ frame }: { frame: RefObject<HTMLElement | null> }): ReactElement | null {
  const lines = useCaptionLines(frame)
  if (lines === null || lines.text === '') return null
  return (
    <p lang={lines.language} className="player-captions">
      <span>{lines.text}</span>
    </p>
  )
}

function useCaptionLines(frame: RefObject<HTMLElement | null>): Lines | null {
  const [lines, setLines] = useState<Lines | null>(null)
  useEffect(() => {
    const video = frame.current?.querySelector('video')
    if (!video) return
    const stopping = new AbortController()
    const { signal } = stopping
    const read = (): void => {
      const track = shownCaptions(video)
      setLines(track?.mode === 'hidden' ? { language: track.language, text: textNow(track) } : null)
    }
    video.textTracks.addEventListener('change', read, { signal })
    for (const track of captionTracks(video)) track.addEventListener('cuechange', read, { signal })
    leaveToBrowser(video, signal)
    restoreCaptions(video)
    read()
    return () => stopping.abort()
  }, [frame])
  return lines
}

function textNow({ activeCues }: TextTrack): string {
  return [...(activeCues ?? [])]
    .map((cue) => (cue instanceof VTTCue ? cue.getCueAsHTML().textContent : ''))
    .join('\n')
}

/** Nothing of ours is seen over a picture in a window of its own, nor over an iPhone's full screen. */
const leaving = ['enterpictureinpicture', 'webkitbeginfullscreen']
const returning = ['leavepictureinpicture', 'webkitendfullscreen']

function leaveToBrowser(video: HTMLVideoElement, signal: AbortSignal): void {
  const draw = (mode: 'showing' | 'hidden') => () => {
    const track = shownCaptions(video)
    if (track) track.mode = mode
  }
  for (const event of leaving) video.addEventListener(event, draw('showing'), { signal })
  for (const event of returning) video.addEventListener(event, draw('hidden'), { signal })
}
