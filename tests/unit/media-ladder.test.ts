import { describe, expect, it } from 'vitest'
import type { StreamProfile } from '#media/ingest/stream-inspector.ts'
import { ffmpegArgs } from '#media/transcode/ffmpeg-args.ts'
import { chooseLadder } from '#media/transcode/ladder.ts'

const profile: StreamProfile = {
  hasVideo: true,
  hasAudio: true,
  isH264: true,
  isAac: true,
  width: 1280,
  height: 720,
}
const copied = { mustReencode: false }

describe('the ladder', () => {
  it('copies H.264 and AAC, and adds 480p and sound alone', () => {
    expect(chooseLadder(profile, copied)).toEqual({
      ...{ renditions: ['source', '480p', 'audio'], isVideoCopied: true, isAudioCopied: true },
    })
  })

  it.each([
    ['a source no larger', { width: 854, height: 480 }, ['source', 'audio']],
    ['an upright source no wider', { width: 480, height: 854 }, ['source', 'audio']],
    ['an upright source that is larger', { width: 720, height: 1280 }, ['source', '480p', 'audio']],
    ['no sound', { hasAudio: false }, ['source', '480p']],
    ['no picture', { hasVideo: false, width: null, height: null }, ['audio']],
  ])('with %s has just %s', (_what, change, renditions) => {
    expect(chooseLadder({ ...profile, ...change }, copied).renditions).toEqual(renditions)
  })

  it('re-encodes what cannot be copied', () => {
    expect(chooseLadder({ ...profile, isH264: false }, copied).isVideoCopied).toBe(false)
    expect(chooseLadder(profile, { mustReencode: true }).isVideoCopied).toBe(false)
    expect(chooseLadder({ ...profile, isAac: false }, copied).isAudioCopied).toBe(false)
  })
})

describe('ffmpeg’s arguments', () => {
  it('write each rendition to a pipe of its own, with keyframes where the source has them', () => {
    const args = ffmpegArgs(chooseLadder(profile, copied), profile)
    expect(args.filter((arg) => arg.startsWith('pipe:'))).toEqual(['pipe:0', 'pipe:3', 'pipe:4', 'pipe:5'])
    expect(args.join(' ')).toContain('-c:v copy')
    expect(args.join(' ')).toContain('-force_key_frames source')
  })

  it('place keyframes of their own when the source is re-encoded', () => {
    const args = ffmpegArgs(chooseLadder(profile, { mustReencode: true }), profile)
    expect(args.join(' ')).not.toContain('-c:v copy')
    expect(args.filter((arg) => arg.startsWith('expr:if(isnan(prev_forced_t)'))).toHaveLength(2)
  })
})
