import { FigureLines } from './figure-lines.ts'
import type { Observation, Still } from './observation.ts'
import type { ObservePipe } from './observe-args.ts'
import { StillReader } from './still-reader.ts'

export type ObservationListener = {
  onStill(still: Still): void
  onObservation(observation: Observation): void
}

const pictureKeys = ['lavfi.signalstats.YAVG', 'lavfi.signalstats.YDIF'] as const
const soundKeys = ['lavfi.astats.Overall.RMS_level', 'lavfi.astats.Overall.Peak_level'] as const

/**
 * Turns the bytes of the pipes of `observeOutputs` into stills and observations, whatever the chunk borders.
 * It never throws: a pipe whose bytes make no sense is not heard any more, and holds no memory.
 */
export class ObservationReader {
  readonly #listener: ObservationListener
  readonly #readers: Record<ObservePipe, ((bytes: Buffer) => void) | null>
  #isFirstPicture = true

  constructor(listener: ObservationListener) {
    this.#listener = listener
    const stills = new StillReader()
    const [picture, sound] = [new FigureLines(pictureKeys), new FigureLines(soundKeys)]
    this.#readers = {
      stills: (bytes) => stills.push(bytes).forEach((still) => listener.onStill(still)),
      picture: (bytes) => picture.push(bytes).forEach((figures) => this.#tellPicture(figures)),
      sound: (bytes) => sound.push(bytes).forEach((figures) => this.#tellSound(figures)),
    }
  }

  push(pipe: ObservePipe, bytes: Buffer): void {
    try {
      this.#readers[pipe]?.(bytes)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      this.#readers[pipe] = null
    }
  }

  #tellPicture({ seconds, values: [meanLuma, change] }: { seconds: number; values: number[] }): void {
    if (meanLuma === undefined || change === undefined) return
    const changeFromBefore = this.#isFirstPicture ? null : change
    this.#isFirstPicture = false
    this.#listener.onObservation({ kind: 'picture', presentedAtSeconds: seconds, meanLuma, changeFromBefore })
  }

  #tellSound({ seconds, values: [rmsDb, peakDb] }: { seconds: number; values: number[] }): void {
    if (rmsDb === undefined || peakDb === undefined) return
    this.#listener.onObservation({ kind: 'sound', presentedAtSeconds: seconds, rmsDb, peakDb })
  }
}
