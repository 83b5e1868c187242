import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  alertCodes,
  judgeHealth,
  usualKbps,
  type AlertState,
  type HealthFigures,
} from '#lib/health-advice.ts'
import { messages } from '#messages/en.ts'

/** A show in the best of health: 720p30, a keyframe each two seconds. */
const well: HealthFigures = {
  ...{ encoderConnected: true, connectedMs: 60_000, isRealtime: false, width: 1280, height: 720 },
  ...{ bitrateKbps: 2_500, bitrateSpread: 0.3, fps: 30, keyframeSeconds: 2, hasBFrames: true },
  ...{ droppedLately: 0, audioSilentForMs: 20, videoSilentForMs: 30, audioDriftMs: 5, backlogMs: 20 },
  ...{ silentMs: 0, blackMs: 0, frozenMs: 0, droppedRungs: [], transcoderLagMs: 300 },
  ...{ recordingFailing: false, players: 0, stalledShare: null },
}

/** The codes that are told while the figures stay as they are for so long, looked at each second. */
function codesAfter(change: Partial<HealthFigures>, seconds = 20, before: AlertState = new Map()): string[] {
  let state = before
  let codes: string[] = []
  for (let second = 0; second <= seconds; second++) {
    const judged = judgeHealth({ ...well, ...change }, { state, atMs: second * 1_000 })
    codes = judged.alerts.map(({ code }) => code)
    state = judged.state
  }
  return codes
}

describe('the judgement of a show’s health', () => {
  it('has nothing to say of a good one', () => {
    expect(codesAfter({})).toEqual([])
  })

  it.each<[string, Partial<HealthFigures>]>([
    ['recording-failing', { recordingFailing: true }],
    ['no-video', { videoSilentForMs: 3_000 }],
    ['no-audio', { audioSilentForMs: null }],
    ['picture-black', { blackMs: 5_000 }],
    ['picture-frozen', { frozenMs: 10_000 }],
    ['audio-silent', { silentMs: 5_000 }],
    ['keyframes-far', { keyframeSeconds: 10 }],
    ['keyframes-close', { keyframeSeconds: 0.5 }],
    ['bitrate-low', { bitrateKbps: 300 }],
    ['bitrate-high', { bitrateKbps: 12_000 }],
    ['bitrate-varies', { bitrateSpread: 2 }],
    ['fps-low', { fps: 10 }],
    ['fps-odd', { fps: 21 }],
    ['b-frames', { isRealtime: true }],
    ['frames-dropped', { droppedLately: 12 }],
    ['audio-drifts', { audioDriftMs: -400 }],
    ['encoder-behind', { backlogMs: 4_000 }],
    ['transcoder-behind', { transcoderLagMs: 4_000 }],
    ['rungs-dropped', { droppedRungs: ['720p'] }],
    ['viewers-stall', { players: 10, stalledShare: 0.4 }],
  ])('tells %s, and nothing else', (code, change) => {
    expect(codesAfter(change)).toEqual([code])
  })

  it('says nothing about what is not known, nor of an encoder that is not there', () => {
    const unknown = { silentMs: null, blackMs: null, frozenMs: null, keyframeSeconds: null, width: null }
    expect(
      codesAfter({ ...unknown, bitrateSpread: null, audioDriftMs: null, transcoderLagMs: null }),
    ).toEqual([])
    const gone = {
      encoderConnected: false,
      bitrateKbps: 0,
      fps: 0,
      audioSilentForMs: null,
      videoSilentForMs: null,
    }
    expect(codesAfter({ ...gone, ...unknown })).toEqual([])
  })

  it('does not speak of what lasts a moment only', () => {
    expect(codesAfter({ fps: 8 }, 1)).toEqual([])
    expect(codesAfter({ fps: 8 }, 2)).toEqual(['fps-low'])
  })

  it('keeps an alert between its borders, and ends it beyond the second', () => {
    const { state } = judgeHealth({ ...well, keyframeSeconds: 5 }, { state: new Map(), atMs: 0 })
    const at = (keyframeSeconds: number) =>
      judgeHealth({ ...well, keyframeSeconds }, { state, atMs: 1_000 }).alerts.map(({ code }) => code)
    expect(at(3.8)).toEqual(['keyframes-far'])
    expect(at(3)).toEqual([])
    expect(codesAfter({ keyframeSeconds: 3.8 })).toEqual([])
  })

  it('never flickers: within the borders of an alert, whatever the order, it is told or not, once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 801, max: 1_999, noNaN: true }), { minLength: 2 }),
        (backlogs) => {
          let state: AlertState = new Map()
          const told = backlogs.map((backlogMs, second) => {
            const judged = judgeHealth({ ...well, backlogMs }, { state, atMs: second * 1_000 })
            state = judged.state
            return judged.alerts.length
          })
          expect(new Set(told)).toEqual(new Set([0]))
        },
      ),
    )
  })

  it('gives numbers and words that the advice can show', () => {
    const { alerts } = judgeHealth({ ...well, keyframeSeconds: 10.03 }, { state: new Map(), atMs: 0 })
    expect(alerts).toEqual([{ code: 'keyframes-far', level: 'warning', values: { seconds: 10 } }])
  })
})

describe('the advice', () => {
  it('has words for every alert, and what it names is among the alert’s values', () => {
    const words: Record<string, string> = messages.health.advice
    expect(Object.keys(words).toSorted()).toEqual([...alertCodes].toSorted())
  })

  it('knows what a size needs', () => {
    expect(usualKbps({ width: 1920, height: 1080, fps: 30 })).toBe(4_500)
    expect(usualKbps({ width: 720, height: 1280, fps: 30 })).toBe(2_400)
    expect(usualKbps({ width: 640, height: 360, fps: 25 })).toBe(900)
    expect(usualKbps({ width: null, height: null, fps: 30 })).toBeNull()
  })
})
