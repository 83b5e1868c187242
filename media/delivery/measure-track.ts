import type { Track } from '#media/live/track.ts'
import { countPictures, frameRateOf } from '#media/package/frame-rate.ts'
import type { Variant } from '#media/package/master-playlist.ts'
import { describeVariant } from '#media/replay/describe-recording.ts'

/** Memory holds fewer segments than this; what left it before anybody asked is not measured. */
const mostHeld = 100

type Measured = { nextMsn: number; peakBitrate: number; bits: number; seconds: number; pictures: number }

const measured = new WeakMap<Track, Measured>()

/**
 * A live rendition as the master playlist lists it, measured on its real bytes; null before it has a
 * segment. Each segment is looked at once, however often somebody asks.
 */
export function describeTrack(track: Track): Variant | null {
  const { init, timeline, restored } = track
  if (!init || timeline.isEmpty) return restored
  const sums = measure(track)
  const described = describeVariant(track.rendition, init, [])
  return {
    ...described,
    peakBitrate: Math.max(1, sums.peakBitrate, restored?.peakBitrate ?? 0),
    meanBitrate: sums.seconds > 0 ? sums.bits / sums.seconds : (restored?.meanBitrate ?? 1),
    frameRate: frameRateOf(sums) ?? restored?.frameRate ?? null,
  }
}

function measure(track: Track): Measured {
  const sums = measured.get(track) ?? { nextMsn: 0, peakBitrate: 0, bits: 0, seconds: 0, pictures: 0 }
  measured.set(track, sums)
  const { init, timeline, window } = track
  const first = Math.max(0, timeline.segments.length - Math.min(mostHeld, timeline.nextMsn - sums.nextMsn))
  sums.nextMsn = timeline.nextMsn
  for (const { msn, durationSeconds, isGap } of timeline.segments.slice(first)) {
    const parts = isGap ? [] : (window.get(msn)?.parts ?? [])
    const bits = parts.reduce((sum, part) => sum + part.length, 0) * 8
    if (!init || bits === 0) continue
    sums.peakBitrate = Math.max(sums.peakBitrate, bits / durationSeconds)
    sums.bits += bits
    sums.seconds += durationSeconds
    sums.pictures += parts.reduce((sum, part) => sum + countPictures(part, init), 0)
  }
  return sums
}
