import type { RungName } from './ladder.ts'
import type { ForeignCodec } from './probe-codecs.ts'

/** What this machine's ffmpeg is, can read, and may make. */
export type Transcoding = {
  ffmpeg: string
  /** Known some time after the start: hardly any encoder sends one. */
  readable: Promise<ReadonlySet<ForeignCodec>>
  /** Rungs that the operator allows. */
  rungs: readonly RungName[]
}
