import type { Recording } from '#media/store/recording.ts'
import type { Log } from '#server/log.ts'
import { publishReplay } from '#server/programmes/publish-replay.ts'
import { describeRecording } from './describe-recording.ts'
import { keepLines } from './keep-lines.ts'

/**
 * The segments of an ended broadcast become its replay; a show of which nothing was recorded is told to have none. The
 * captions that came beside them follow: whatever is wrong with these, the replay is there
 * (docs/decisions/027-recorded-captions.md).
 */
export async function finishRecording(broadcastId: string, recording: Recording, log: Log): Promise<void> {
  const areLinesDue = await noteLines(broadcastId, recording, log)
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
  if (!areLinesDue) return
  try {
    await keepLines(broadcastId, recording)
  } catch (error) {
    log.warn(
      { err: error, broadcastId },
      'captions that came with the picture are not kept, trying again later',
    )
  }
}

/** Before the replay is told of: a crash after that must not lose them. Whether there are any. */
async function noteLines(broadcastId: string, recording: Recording, log: Log): Promise<boolean> {
  try {
    return await recording.noteLines()
  } catch (error) {
    log.warn({ err: error, broadcastId }, 'a crash would lose the captions that came with the picture')
    return true
  }
}
