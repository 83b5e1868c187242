import { describe, expect, it } from 'vitest'
import {
  judgeReload,
  readReloadRequest,
  reportPosition,
  type ReloadPosition,
} from '#media/package/reload-request.ts'

/** Segments 0–9 are closed, the last with 4 parts; segment 10 has 2 parts so far. */
const position: ReloadPosition = {
  ...{ lastClosedMsn: 9, lastClosedParts: 4, openParts: 2 },
  ...{ isFlowing: true, isEnded: false, partTargetSeconds: 0.5 },
}
const ask = (msn?: number, part?: number, at: ReloadPosition = position): string =>
  judgeReload({ msn, part }, at)

describe('a blocking reload', () => {
  it('is answered when it holds what was asked for', () => {
    expect(ask()).toBe('answer')
    expect(ask(9)).toBe('answer')
    expect(ask(9, 3)).toBe('answer')
    expect(ask(10, 1)).toBe('answer')
  })

  it('waits for the next part and the next segment', () => {
    expect(ask(10, 2)).toBe('wait')
    expect(ask(10)).toBe('wait')
    expect(ask(11, 0)).toBe('wait')
  })

  it('takes a part past the end of a segment for the first part of the next', () => {
    expect(ask(9, 4)).toBe('answer')
    expect(ask(9, 4, { ...position, openParts: 0 })).toBe('wait')
  })

  it('is refused more than two segments ahead', () => {
    expect(ask(12)).toBe('wait')
    expect(ask(13)).toBe('bad-request')
  })

  it('is refused a part farther ahead than three seconds of parts', () => {
    expect(ask(10, 7)).toBe('wait')
    expect(ask(10, 8)).toBe('bad-request')
    expect(ask(9, 9)).toBe('answer')
    expect(ask(9, 10)).toBe('bad-request')
    expect(ask(11, 6)).toBe('bad-request')
    expect(ask(11, 14, { ...position, partTargetSeconds: 0.2 })).toBe('wait')
    expect(ask(11, 15, { ...position, partTargetSeconds: 0.2 })).toBe('bad-request')
    expect(ask(3, 999)).toBe('answer')
  })

  it('is always answered when the show is over', () => {
    expect(ask(99, 99, { ...position, isFlowing: false, isEnded: true })).toBe('answer')
  })

  it('is answered at once while no frames come', () => {
    expect(ask(10, 2, { ...position, isFlowing: false })).toBe('answer')
  })

  it('is refused with a part but no segment, and with what is no number', () => {
    expect(readReloadRequest('?_HLS_part=1')).toBeNull()
    expect(readReloadRequest('?_HLS_msn=-1')).toBeNull()
    expect(readReloadRequest('?_HLS_msn=1e3')).toBeNull()
    expect(readReloadRequest('?_HLS_msn=7&_HLS_part=2&_HLS_skip=YES')).toEqual({
      ...{ msn: 7, part: 2, isDelta: true },
    })
    expect(readReloadRequest('')).toEqual({ isDelta: false })
    expect(readReloadRequest('?t=%26a&_HLS_msn=7')).toEqual({ msn: 7, isDelta: false })
  })

  it('is refused in a second spelling, whose answer a cache would give to somebody who asked for another one', () => {
    for (const search of [
      '?_HLS_msn=7&_HLS_msn=3',
      '?_HLS_msn=7&%5FHLS_skip=YES',
      '?_HLS_msn=%37',
      '?_hls_msn=7',
      '?_HLS_msn=7&_HLS_SKIP=YES',
      '?_HLS_msn=7&_HLS_skip=YES&_HLS_skip=YES',
    ]) {
      expect(readReloadRequest(search), search).toBeNull()
    }
  })
})

describe('the place that other renditions report', () => {
  it('is the last part, whose segment may still be open', () => {
    expect(reportPosition(position)).toEqual({ lastMsn: 10, lastPart: 1 })
    expect(reportPosition({ ...position, openParts: 0 })).toEqual({ lastMsn: 9, lastPart: 3 })
    expect(reportPosition({ ...position, openParts: 0, lastClosedParts: 0 })).toEqual({
      ...{ lastMsn: 9, lastPart: null },
    })
    expect(reportPosition({ ...position, partTargetSeconds: null })).toEqual({ lastMsn: 9, lastPart: null })
    expect(reportPosition({ ...position, lastClosedMsn: -1, openParts: 0 })).toBeNull()
  })
})
