import fc from 'fast-check'
import { parse, types } from 'hls-parser'
import { describe, expect, it } from 'vitest'
import { renderMediaPlaylist } from '#media/package/media-playlist.ts'
import { judgeReload, reportPosition } from '#media/package/reload-request.ts'
import { PlayedShow, showScript } from '#tests/support/played-show.ts'

/** Sequences of cuts, drops, gaps, slides, restarts and ends, generated, with another parser as the oracle. */
const numRuns = 10_000

/** Some ten seconds on a quiet machine, all of them together. */
const timeoutMs = 60_000

function read(text: string): types.MediaPlaylist {
  const playlist = parse(text)
  if (!(playlist instanceof types.MediaPlaylist)) throw new Error('not a media playlist')
  return playlist
}

type Listed = { uri: string; duration: number; gap: boolean; discontinuity: boolean; map: string | undefined }

function listedOf(segment: types.Segment): Listed {
  const { uri, duration, gap, discontinuity, map } = segment
  return { uri, duration, gap: gap === true, discontinuity: discontinuity === true, map: map?.uri }
}

/** A player that loads one playlist whole and from then on updates only. */
class Follower {
  #segments = new Map<number, Listed>()
  #first = 0
  #loadedAtSeconds = 0

  get segments(): Listed[] {
    return [...this.#segments].filter(([msn]) => msn >= this.#first).map(([, listed]) => listed)
  }

  load(show: PlayedShow): void {
    const { timeline } = show.source
    // Updates are for who knows a playlist of the last half of the skip boundary (rfc8216bis §6.2.5.1).
    const isDelta = this.#segments.size > 0 && timeline.endSeconds - this.#loadedAtSeconds < 12
    const text = renderMediaPlaylist(timeline.view(), { isDelta, reports: show.reports() })
    const playlist = read(text)
    const skipped = playlist.skip ?? 0
    const first = playlist.mediaSequenceBase ?? 0
    for (let msn = first; msn < first + skipped; msn++) {
      if (!this.#segments.has(msn)) throw new Error(`skipped ${msn}, which this player never saw`)
    }
    const whole = [...playlist.segments].filter(({ uri }) => uri !== '')
    let map = this.#segments.get(first + skipped - 1)?.map
    for (const [index, segment] of whole.entries()) {
      const listed = listedOf(segment)
      map = listed.map ?? map
      this.#segments.set(first + skipped + index, { ...listed, map })
    }
    this.#first = first
    this.#loadedAtSeconds = timeline.endSeconds
  }
}

describe('playlists of a generated show', { timeout: timeoutMs }, () => {
  it('are read by another parser, never go back, and updates alone tell the same as the whole', () => {
    let loads = 0
    fc.assert(
      fc.property(showScript, (script) => {
        const show = new PlayedShow(script)
        const follower = new Follower()
        let lastMsn = -1
        for (const step of script.steps) {
          show.play(step)
          if (show.source.timeline.isEmpty) continue
          const end = show.source.timeline.nextMsn
          expect(end).toBeGreaterThan(lastMsn)
          lastMsn = end - 1
          if (!step.isLooked) continue
          follower.load(show)
          loads += 1
        }
        if (show.source.timeline.isEmpty) return
        follower.load(show)
        const whole = read(renderMediaPlaylist(show.source.timeline.view()))
        let map: string | undefined
        const listed = [...whole.segments]
          .filter(({ uri }) => uri !== '')
          .map((segment) => {
            const each = listedOf(segment)
            map = each.map ?? map
            return { ...each, map }
          })
        expect(follower.segments).toEqual(listed)
        expect(listed.length).toBeGreaterThan(0)
      }),
      { numRuns, seed: 8216 },
    )
    expect(loads).toBeGreaterThan(numRuns)
  })

  it('stand at the same numbers and breaks in all renditions, whatever one of them lost', () => {
    fc.assert(
      fc.property(showScript, (script) => {
        const show = new PlayedShow(script)
        for (const step of script.steps) show.play(step)
        const [source, lower] = show.tracks.map(({ timeline }) => timeline.view())
        if (!source || !lower || source.segments.length === 0) return
        expect(lower.discontinuitySequence).toBe(source.discontinuitySequence)
        const shape = ({ segments }: typeof source): unknown[] =>
          segments.map(({ msn, isDiscontinuity, durationSeconds }) => [msn, isDiscontinuity, durationSeconds])
        expect(shape(lower)).toEqual(shape(source))
      }),
      { numRuns, seed: 8217 },
    )
  })

  it('hint at the one part that comes next, and judge requests by what they list', () => {
    fc.assert(
      fc.property(showScript, (script) => {
        const show = new PlayedShow(script)
        for (const step of script.steps) show.play(step)
        const { timeline } = show.source
        if (timeline.isEmpty) return
        const text = renderMediaPlaylist(timeline.view())
        const parts = [...text.matchAll(/#EXT-X-PART:\S*URI="([^"]+)"/g)].map(([, uri]) => uri)
        expect(new Set(parts).size).toBe(parts.length)
        for (const uri of parts) {
          const [, msn, part] = /(\d+)\.(\d+)\.m4s$/.exec(uri ?? '') ?? []
          expect(judgeReload({ msn: Number(msn), part: Number(part) }, timeline.position())).toBe('answer')
        }
        const view = timeline.view()
        const hint = /PRELOAD-HINT:TYPE=PART,URI="([^"]+)"/.exec(text)?.[1]
        expect(hint !== undefined).toBe(
          view.isFlowing && view.open !== null && view.partTargetSeconds !== null,
        )
        expect(parts).not.toContain(hint)
        const reported = reportPosition(timeline.position())
        if (hint !== undefined && reported) {
          const [, msn, part] = /(\d+)\.(\d+)\.m4s$/.exec(hint) ?? []
          const asked = { msn: Number(msn), part: Number(part) }
          expect(judgeReload(asked, timeline.position())).toBe('wait')
          expect(judgeReload({ msn: asked.msn + 3, part: undefined }, timeline.position())).toBe(
            'bad-request',
          )
        }
        for (const [, seconds] of text.matchAll(/#EXTINF:([\d.]+)/g))
          expect(Math.round(Number(seconds))).toBeLessThanOrEqual(4)
        expect(text.includes('#EXT-X-ENDLIST')).toBe(view.isEnded)
      }),
      { numRuns, seed: 9 },
    )
  })
})
