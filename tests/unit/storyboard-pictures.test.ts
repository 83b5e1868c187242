import { describe, expect, it } from 'vitest'
import { pictureAt, readPictures } from '#components/live-room/use-storyboard.ts'

const vtt = `WEBVTT

00:00:00.000 --> 00:00:10.000
storyboard/0.jpg#xywh=0,0,160,90

01:00:10.500 --> 01:00:20.000
storyboard/0.jpg#xywh=160,90,160,90
`

describe('the small pictures of a recording', () => {
  const pictures = readPictures(vtt, '/hls/show/id/storyboard.vtt')

  it('are read from their list', () => {
    expect(pictures).toEqual([
      { startSeconds: 0, url: '/hls/show/id/storyboard/0.jpg', x: 0, y: 0 },
      { startSeconds: 3_610.5, url: '/hls/show/id/storyboard/0.jpg', x: 160, y: 90 },
    ])
    expect(readPictures('nothing of the kind', '/x')).toEqual([])
  })

  it('show the one of a moment', () => {
    expect(pictureAt(pictures, 5)?.x).toBe(0)
    expect(pictureAt(pictures, 4_000)?.x).toBe(160)
    expect(pictureAt([], 5)).toBeNull()
  })
})
