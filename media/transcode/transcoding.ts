import type { RungName } from './ladder.ts'
import type { ForeignCodec } from './probe-codecs.ts'

/** What this machine's ffmpeg is, can read, and may make. */
export type Transcoding = {
  ffmpeg: string
  readable: ReadonlySet<ForeignCodec>
  /** Rungs that the operator allows. */
  rungs: readonly RungName[]
}
