import type { Recording } from '#media/store/recording.ts'
import { keepRecordedCaptions } from '#server/captions/keep-recorded.ts'

/** The lines that came beside a recording's picture become its captions; done once, it is not done again. */
export async function keepLines(broadcastId: string, recording: Recording): Promise<void> {
  await keepRecordedCaptions({ broadcastId, lines: await recording.loadLines() })
  await recording.settleLines()
}
