import { mostCues } from '#lib/captions.ts'
import type { Storyboard } from '#media/replay/storyboard.ts'
import type { Recorder } from '#media/store/recorder.ts'
import { recordOf } from '#media/store/segment-record.ts'
import type { ListedSegment } from '#media/package/playlist-view.ts'
import type { RunEvents } from './encoder-run.ts'
import type { Track, TrackSink } from './track.ts'

/** What writes a public track's pieces to disk, beside the live picture. */
export function recordingSink(
  recorder: Recorder,
  track: { rendition: string; epoch: number; find(): Pick<Track, 'window'> | undefined },
): TrackSink {
  const { rendition, epoch } = track
  return {
    onInit: (name, init) => {
      recorder.enqueue((recording) => recording.saveInit({ epoch, rendition, name, bytes: init.bytes }))
    },
    onSegment: (segment) => {
      const window = track.find()?.window
      // Held in memory until it is on disk; given up for lost when memory had to let it go. The queue
      // itself holds no bytes: a disk that refuses for an hour must not keep an hour of picture.
      const isHeld = (): boolean => window?.get(segment.msn) !== null
      recorder.enqueue(async (recording) => {
        const parts = window?.get(segment.msn)?.parts ?? []
        const bytes = parts.reduce((sum, part) => sum + part.length, 0)
        await recording.saveSegment(rendition, recordOf(segment, bytes), parts)
        window?.markStored(segment.msn)
      }, isHeld)
    },
    onGap: (segment: ListedSegment) => {
      recorder.enqueue((recording) => recording.saveRecord(rendition, recordOf(segment, 0)))
    },
  }
}

/** What is kept beside the segments: small pictures and captions, where `mediaTimeAt` knows of a recorded moment. */
export function besideSegments(
  recorder: Recorder,
  storyboard: Pick<Storyboard, 'add'>,
  mediaTimeAt: (runSeconds: number) => number | null,
): Pick<RunEvents, 'onStill' | 'onText'> {
  let lines = 0
  return {
    onStill: ({ presentedAtSeconds, jpeg }) => {
      const mediaTimeMs = mediaTimeAt(presentedAtSeconds)
      if (mediaTimeMs !== null) storyboard.add({ mediaTimeMs, jpeg })
    },
    onText: ({ text, language, atMs: runMs }) => {
      const atMs = mediaTimeAt(runMs / 1_000)
      lines += 1
      if (atMs !== null && lines <= mostCues)
        recorder.enqueue((recording) => recording.saveLine({ atMs, language, text }))
    },
  }
}
