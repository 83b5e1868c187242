'use client'

import { useEffect, useState } from 'react'

/** One small picture within a sheet of them (Media Fragments URI 1.0, `xywh`), from a moment on. */
export type StoryboardPicture = { startSeconds: number; url: string; x: number; y: number }

const cue = /((?:\d+:)?\d+:\d+\.\d+) --> [^\n]*\n(\S+)#xywh=(\d+),(\d+)/g
const fetchMs = 10_000

/** The small pictures of a recording; none until they are there, or when there are none. */
export function useStoryboard(vttUrl: string | null): readonly StoryboardPicture[] {
  const [pictures, setPictures] = useState<readonly StoryboardPicture[]>([])
  useEffect(() => {
    if (vttUrl === null) return
    const stopping = new AbortController()
    const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(fetchMs)])
    fetch(vttUrl, { signal })
      .then(async (response) => (response.ok ? response.text() : ''))
      .then((text) => setPictures(readPictures(text, vttUrl)))
      // The list of chapters is whole without them.
      .catch(() => {})
    return () => stopping.abort()
  }, [vttUrl])
  return pictures
}

export function readPictures(vtt: string, vttUrl: string): StoryboardPicture[] {
  const folder = vttUrl.slice(0, vttUrl.lastIndexOf('/') + 1)
  return Array.from(vtt.matchAll(cue), ([, time = '', name = '', x, y]) => ({
    startSeconds: readSeconds(time),
    url: name.startsWith('/') ? name : `${folder}${name}`,
    x: Number(x),
    y: Number(y),
  }))
}

/** The picture that is shown at a moment; null before the first. */
export function pictureAt(pictures: readonly StoryboardPicture[], seconds: number): StoryboardPicture | null {
  return pictures.findLast(({ startSeconds }) => startSeconds <= seconds) ?? pictures[0] ?? null
}

function readSeconds(time: string): number {
  return time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
}
