import { clockBits } from '#tests/support/encoder.ts'
import type { LiveProgramme } from '#tests/support/live-programme.ts'
import { brightnessAt, readCues } from '#tests/support/storyboard.ts'

export type TileReading = { fromMs: number; toMs: number; clockMs: number }

/** The clock in every tile of a broadcast's storyboard. */
export async function readStoryboard(programme: LiveProgramme, broadcastId: string): Promise<TileReading[]> {
  const cues = readCues(await (await programme.get(`${broadcastId}/storyboard.vtt`)).text())
  const readings: TileReading[] = []
  for (const [sheet, own] of Map.groupBy(cues, (cue) => cue.sheet)) {
    const response = await programme.get(`${broadcastId}/storyboard/${sheet}.jpg`)
    const jpeg = Buffer.from(await response.arrayBuffer())
    for (const cue of own) {
      const scale = cue.width / 1_280
      const bits = Array.from({ length: clockBits.bits }, (_, bit) => ({
        ...cue,
        x: cue.x + Math.floor(bit * clockBits.blockWidth * scale),
        width: Math.floor(clockBits.blockWidth * scale),
        height: Math.floor(clockBits.blockHeight * scale),
      }))
      const clockMs = (await brightnessAt(jpeg, bits)).reduce(
        (sum, grey, bit) => sum + (grey > 127 ? 2 ** bit : 0),
        0,
      )
      readings.push({ fromMs: cue.fromMs, toMs: cue.toMs, clockMs })
    }
  }
  return readings
}
