import type { StreamProfile } from '#media/ingest/stream-inspector.ts'
import { inputArgs, renditionArgs } from './ffmpeg-args.ts'
import type { Ladder, RenditionName } from './ladder.ts'
import { observeInputArgs, observeOutputs, type ObservePipe } from './observe-args.ts'

/** What one run of ffmpeg makes of an encoder's stream. */
export type FfmpegJob = {
  ladder: Ladder
  profile: StreamProfile
  /** Of the ladder's transcoded renditions, those that are really made. */
  made: readonly RenditionName[]
}

/** What comes out of one of its pipes. */
export type JobPipe = { kind: 'rendition'; name: RenditionName } | { kind: 'observation'; name: ObservePipe }

/** The first of ffmpeg's output pipes; pipe number i is this one + i. */
export const firstOutputFd = 3

/** Whether every picture is decoded, or keyframes alone, for the stills. */
export function decodesAll({ ladder, made }: FfmpegJob): boolean {
  return made.some((name) => name !== 'audio' && !(name === 'source' && ladder.isVideoCopied))
}

/** The command line of a job, and what each of its pipes brings. */
export function describeJob(job: FfmpegJob): { args: string[]; pipes: JobPipe[] } {
  const { profile, made } = job
  const { hasVideo, hasAudio } = profile
  const plan = { hasVideo, hasAudio, decodes: decodesAll(job) ? ('all' as const) : ('keyframes' as const) }
  const observed = observeOutputs(plan, firstOutputFd + made.length)
  const renditions = made.flatMap((name, index) => renditionArgs(name, job, firstOutputFd + index))
  return {
    args: [...inputArgs(profile, observeInputArgs(plan)), ...renditions, ...observed.args],
    pipes: [
      ...made.map((name) => ({ kind: 'rendition' as const, name })),
      ...observed.pipes.map((name) => ({ kind: 'observation' as const, name })),
    ],
  }
}
