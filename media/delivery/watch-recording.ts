import { Timeline } from '#media/package/timeline.ts'
import { describeRecording } from '#media/replay/describe-recording.ts'
import type { Recording } from '#media/store/recording.ts'
import { listedOf } from '#media/store/segment-record.ts'
import { masterRenditions } from '#media/transcode/ladder.ts'
import type { Watchable } from './watchable.ts'

/** A finished broadcast from its recording; null when nothing of it is on disk. */
export async function watchRecording(recording: Recording): Promise<Watchable | null> {
  const renditions = await describeRecording(recording)
  if (renditions.length === 0) return null
  const timelines = new Map(
    renditions.map(({ variant, records }) => {
      const timeline = new Timeline({ rendition: variant.name, latencyMode: 'normal', windowSegments: null })
      timeline.restore(records.map(listedOf))
      timeline.end()
      return [variant.name, timeline]
    }),
  )
  const variants = renditions.map(({ variant }) => variant)
  const video = masterRenditions.flatMap((name) => variants.filter((variant) => variant.name === name))
  return {
    revision: () => 'finished',
    variants: () => (video.length > 0 ? video : variants),
    isComplete: () => true,
    timelines: () => [...timelines.values()],
    timeline: (rendition) => timelines.get(rendition) ?? null,
    init: (epoch, rendition, name) => recording.find(epoch, rendition, name),
    segment: (epoch, rendition, msn) => recording.find(epoch, rendition, `${msn}.m4s`),
    part: async () => null,
  }
}
