import { describe, expect, it } from 'vitest'
import { parseHlsPath } from '#media/delivery/hls-path.ts'

const id = '01a20942-c967-72d8-9e24-fa0e8f4bcb73'

describe('a path below /hls', () => {
  it('names what there is', () => {
    expect(parseHlsPath('/hls/market-open/master.m3u8')).toEqual({ kind: 'newest', slug: 'market-open' })
    expect(parseHlsPath('/hls/market-open/preview/health.json')).toEqual({
      kind: 'preview-health',
      slug: 'market-open',
    })
    const common = { slug: 's', broadcastId: id, isPreview: false }
    expect(parseHlsPath(`/hls/s/${id}/master.m3u8`)).toEqual({ ...common, kind: 'master' })
    expect(parseHlsPath(`/hls/s/${id}/480p.m3u8`)).toEqual({ ...common, kind: 'playlist', rendition: '480p' })
    expect(parseHlsPath(`/hls/s/preview/${id}/2/audio/17.3.m4s`)).toEqual({
      ...{
        slug: 's',
        broadcastId: id,
        isPreview: true,
        kind: 'part',
        epoch: 2,
        rendition: 'audio',
        msn: 17,
        part: 3,
      },
    })
    expect(parseHlsPath(`/hls/s/${id}/1/source/init-2.mp4`)).toEqual({
      ...{ ...common, kind: 'init', epoch: 1, rendition: 'source', name: 'init-2.mp4' },
    })
  })

  it('names what there is beside the picture', () => {
    const common = { slug: 's', broadcastId: id, isPreview: false }
    expect(parseHlsPath('/hls/s/cover.jpg')).toEqual({ kind: 'cover', slug: 's' })
    expect(parseHlsPath(`/hls/s/${id}/storyboard.vtt`)).toEqual({ ...common, kind: 'storyboard' })
    expect(parseHlsPath(`/hls/s/${id}/storyboard/12.jpg`)).toEqual({ ...common, kind: 'sheet', number: 12 })
    expect(parseHlsPath(`/hls/s/${id}/poster.jpg`)).toEqual({ ...common, kind: 'poster' })
    expect(parseHlsPath(`/hls/s/${id}/download.mp4`)).toEqual({ ...common, kind: 'download' })
    expect(parseHlsPath(`/hls/s/${id}/quality`)).toEqual({ ...common, kind: 'quality' })
  })

  it('names nothing but a whole path: no byte may be changed, added or left out', () => {
    const valid = [
      `/hls/s/${id}/1/source/17.3.m4s`,
      `/hls/s/${id}/storyboard/12.jpg`,
      `/hls/s/${id}/download.mp4`,
    ]
    const odd = ['/', '..', '%2e', '%00', '\\', '\n', '?', '#', ' ', '~', '.tmp', '\u202e']
    for (const path of valid) {
      for (let at = 0; at <= path.length; at++)
        for (const text of odd) expect(parseHlsPath(path.slice(0, at) + text + path.slice(at))).toBeNull()
    }
  })

  it.each([
    '/hls/../etc/passwd',
    '/hls/s/../cover.jpg',
    `/hls/s/preview/${id}/storyboard.vtt`,
    `/hls/s/preview/${id}/download.mp4`,
    `/hls/s/${id}/storyboard/012.jpg`,
    `/hls/s/${id}/storyboard/123456.jpg`,
    `/hls/s/${id}/storyboard/../poster.jpg`,
    `/hls/s/${id}/constructor`,
    `/hls/s/${id}/__proto__`,
    '/hls/s/..%2f..%2fetc/master.m3u8',
    `/hls/s/${id}/1/source/../../../source.jsonl`,
    `/hls/s/${id}/source.jsonl`,
    `/hls/s/${id}/1/source/0.m4s.tmp`,
    `/hls/s/${id}/1/source/init-2.mp4%00`,
    `/hls/s/${id.toUpperCase()}/master.m3u8`,
    `/hls/s/${id}/1/900p/0.m4s`,
    `/hls/s/${id}/1/source/-1.m4s`,
    `/hls/s/${id}/1/source/0.m4s\n`,
    '/hls/-s/master.m3u8',
    '/hls//master.m3u8',
  ])('names nothing else: %j', (path) => {
    expect(parseHlsPath(path)).toBeNull()
  })
})
