import { createRequire } from 'node:module'
import { Child } from './child.ts'

/** No ffmpeg anywhere: the message is the one line that the operator reads. */
export class FfmpegMissingError extends Error {
  override readonly name = 'FfmpegMissingError'
}

/**
 * The ffmpeg to use: FFMPEG_BIN, else ffmpeg-static's file where it exists and runs, else `ffmpeg` on
 * the PATH. Throws `FfmpegMissingError` naming all three.
 */
export async function findFfmpeg(ffmpegBin: string | undefined): Promise<string> {
  const candidates = ffmpegBin === undefined ? [staticFfmpeg(), 'ffmpeg'] : [ffmpegBin]
  for (const candidate of candidates) {
    if (candidate !== null && (await runs(candidate))) return candidate
  }
  throw new FfmpegMissingError(
    `no ffmpeg that runs: tried ${ffmpegBin === undefined ? 'the package ffmpeg-static and ffmpeg on the PATH' : `FFMPEG_BIN=${ffmpegBin}`}; install ffmpeg, or set FFMPEG_BIN`,
  )
}

/** ffmpeg-static is optional and names a file that its install script may not have been able to download. */
function staticFfmpeg(): string | null {
  try {
    const path: unknown = createRequire(import.meta.url)('ffmpeg-static')
    return typeof path === 'string' ? path : null
  } catch {
    return null
  }
}

async function runs(command: string): Promise<boolean> {
  const child = new Child({ command, args: ['-hide_banner', '-version'], outputs: 0 })
  const { code } = await child.exited
  return code === 0
}
