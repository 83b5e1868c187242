import type { Recording } from '#media/store/recording.ts'
import { keepRecordedCaptions } from '#server/captions/keep-recorded.ts'
import { publishReplay } from '#server/programmes/publish-replay.ts'
import { describeRecording } from './describe-recording.ts'

/** The segments of an ended broadcast become its replay, with the captions that came beside them; a show of which nothing was recorded is told to have none. */
export async function finishRecording(broadcastId: string, recording: Recording): Promise<void> {
  await keepRecordedCaptions({ broadcastId, lines: await recording.loadLines() })
  const renditions = await describeRecording(recording)
  await publishReplay({
    broadcastId,
    durationMs: Math.max(0, ...renditions.map((rendition) => rendition.durationMs)),
    renditions: renditions.map(({ variant }) => ({
      name: variant.name,
      codecs: variant.codecs,
      width: variant.width,
      height: variant.height,
      bitrateKbps: Math.round(variant.meanBitrate / 1_000),
    })),
  })
}
