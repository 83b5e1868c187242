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
  it('packs H.264 and AAC as they are, and has ffmpeg make what is smaller', () => {
    expect(chooseLadder(profile, copied)).toEqual({
      ...{ renditions: ['source', '480p', '360p', 'audio'], transcoded: ['480p', '360p'] },
      ...{ isRemuxed: true, isVideoCopied: true, isAudioCopied: true },
    })
  })

  it.each([
    ['a small source', { width: 640, height: 360 }, ['source', 'audio']],
    ['a source of 480 lines', { width: 854, height: 480 }, ['source', '360p', 'audio']],
    ['an upright source no wider', { width: 480, height: 854 }, ['source', '360p', 'audio']],
    ['an upright source that is larger', { width: 720, height: 1280 }, ['source', '480p', '360p', 'audio']],
    ['full HD', { width: 1920, height: 1080 }, ['source', '720p', '480p', '360p', 'audio']],
    ['more than that', { width: 2560, height: 1440 }, ['source', '1080p', '720p', '480p', '360p', 'audio']],
    ['no sound', { hasAudio: false }, ['source', '480p', '360p']],
    ['no picture', { hasVideo: false, width: null, height: null }, ['audio']],
  ])('with %s has just %s', (_what, change, renditions) => {
    expect(chooseLadder({ ...profile, ...change }, copied).renditions).toEqual(renditions)
  })

  it('keeps what viewers know already, but for what cannot be made', () => {
    const known = ['source', '480p', 'audio'] as const
    expect(chooseLadder({ ...profile, hasAudio: false }, { ...copied, known }).renditions).toEqual([
      'source',
      '480p',
    ])
  })

  it('has ffmpeg make everything where the picture or the sound cannot be copied', () => {
    for (const ladder of [
      chooseLadder(profile, { mustReencode: true }),
      chooseLadder({ ...profile, isAac: false }, copied),
    ]) {
      expect(ladder.isRemuxed).toBe(false)
      expect(ladder.transcoded).toEqual(ladder.renditions)
    }
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
    expect(args.filter((arg) => arg.startsWith('pipe:'))).toEqual(['pipe:0', 'pipe:3', 'pipe:4'])
    expect(args.join(' ')).toContain('-force_key_frames source')
  })

  it('place keyframes of their own when the source is re-encoded', () => {
    const args = ffmpegArgs(chooseLadder(profile, { mustReencode: true }), profile)
    expect(args.join(' ')).not.toContain('-c:v copy')
    expect(args.filter((arg) => arg.startsWith('expr:if(isnan(prev_forced_t)'))).toHaveLength(3)
  })
})
