import { Readable } from 'node:stream'

export const speechRate = 24_000

const chunkSeconds = 0.1
const chunkSamples = speechRate * chunkSeconds

/** Syllables a second, and the shares of a voice's first overtones. */
const syllableHz = 3.3
const overtones = [1, 0.6, 0.45, 0.3, 0.2] as const

/**
 * A voice that says nothing, as mono 16-bit PCM without end: a wandering pitch in syllables and breaths.
 * It is also ffmpeg's leash: when this process is gone its stdin ends, and so does ffmpeg.
 */
export function speak(): Readable {
  let at = 0
  let phase = 0
  return new Readable({
    highWaterMark: chunkSamples * 4,
    read() {
      const chunk = Buffer.alloc(chunkSamples * 2)
      for (let index = 0; index < chunkSamples; index++) {
        const seconds = at++ / speechRate
        phase += (2 * Math.PI * pitchHz(seconds)) / speechRate
        chunk.writeInt16LE(Math.round(voice(phase) * loudness(seconds) * 7_000), index * 2)
      }
      this.push(chunk)
    },
  })
}

function pitchHz(seconds: number): number {
  return 165 + 25 * Math.sin(seconds * 1.9) + 12 * Math.sin(seconds * 5.3)
}

function voice(phase: number): number {
  return overtones.reduce((sum, share, index) => sum + share * Math.sin(phase * (index + 1)), 0) / 2
}

function loudness(seconds: number): number {
  const breath = Math.sin(seconds * 1.1) > -0.8 ? 1 : 0
  return breath * Math.max(0, Math.sin(seconds * Math.PI * syllableHz)) ** 2
}
