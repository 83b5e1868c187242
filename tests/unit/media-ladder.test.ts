import { describe, expect, it } from 'vitest'
import type { StreamProfile } from '#media/ingest/stream-inspector.ts'
import { describeJob } from '#media/transcode/ffmpeg-job.ts'
import { chooseLadder, costliestRung, type Ladder } from '#media/transcode/ladder.ts'
import { judgeLoad, type LoadWatch } from '#media/transcode/load-watch.ts'

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

  it('has no rung that the operator does not allow, and no second source where the size is not told', () => {
    expect(chooseLadder(profile, { ...copied, rungs: ['360p'] }).renditions).toEqual([
      ...['source', '360p', 'audio'],
    ])
    expect(chooseLadder(profile, { ...copied, rungs: [] }).transcoded).toEqual([])
    const hevc = { ...profile, isH264: false, width: null, height: null }
    expect(chooseLadder(hevc, copied)).toMatchObject({
      renditions: ['source', '480p', '360p', 'audio'],
      transcoded: ['source', '480p', '360p', 'audio'],
    })
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

/** The command line of everything that a ladder has for ffmpeg. */
function describeWhole(ladder: Ladder) {
  return describeJob({ ladder, profile, made: ladder.transcoded })
}

describe('the job of ffmpeg', () => {
  it('makes each rung on a pipe of its own, with keyframes where the source has them', () => {
    const { args, pipes } = describeWhole(chooseLadder(profile, copied))
    expect(pipes.slice(0, 2)).toEqual([
      { kind: 'rendition', name: '480p' },
      { kind: 'rendition', name: '360p' },
    ])
    expect(args).toContain('pipe:3')
    expect(args).toContain('pipe:4')
    expect(args.join(' ')).toContain('-force_key_frames source')
    expect(args.join(' ')).not.toContain('-skip_frame')
  })

  it('places keyframes of its own when the source is re-encoded', () => {
    const { args } = describeWhole(chooseLadder(profile, { mustReencode: true }))
    expect(args.join(' ')).not.toContain('-c:v copy')
    expect(args.filter((arg) => arg.startsWith('expr:if(isnan(prev_forced_t)'))).toHaveLength(3)
  })

  it('watches the show beside its rungs, and by keyframes alone where there are none', () => {
    const ladder = chooseLadder(profile, copied)
    expect(describeWhole(ladder).pipes.slice(2)).toEqual([
      { kind: 'observation', name: 'stills' },
      { kind: 'observation', name: 'picture' },
      { kind: 'observation', name: 'sound' },
    ])
    const watching = describeJob({ ladder, profile, made: [] })
    expect(watching.pipes.every(({ kind }) => kind === 'observation')).toBe(true)
    expect(watching.args.join(' ')).toContain('-skip_frame nokey')
    expect(watching.args.join(' ')).not.toContain('libx264')
  })
})

describe('the watch over the load', () => {
  /** The verdicts over these lags, a reading a second. */
  function judge(lagsMs: number[]): number[] {
    let watch: LoadWatch = { lateSinceMs: null }
    return lagsMs.flatMap((lagMs, second) => {
      const judged = judgeLoad(watch, { atMs: second * 1_000, lagMs })
      watch = judged.watch
      return judged.verdict === 'drop' ? [second] : []
    })
  }

  it('drops a rung when ffmpeg stays late, and another one when that was not enough', () => {
    expect(judge(Array.from({ length: 24 }, () => 4_000))).toEqual([10, 21])
  })

  it('keeps everything through a hiccup, and through what the watchdog heals', () => {
    expect(judge([0, 3_500, 4_500, 5_500, 4_000, 2_000, 500, 200])).toEqual([])
    expect(judge(Array.from({ length: 600 }, (_, second) => (second % 10 === 0 ? 200 : 4_000)))).toEqual([])
  })

  it('gives up the costliest rung first, and never the source', () => {
    expect(costliestRung(['source', '720p', '360p', 'audio'])).toBe('720p')
    expect(costliestRung(['source', 'audio'])).toBeNull()
  })
})
