import { join } from 'node:path'
import { Child } from '#media/transcode/child.ts'

export type Clip = { width: number; height: number; fps: number; kbps: number }

const clipSeconds = 20
const gopSeconds = 2

/** Encodes a generated picture once: encoding it anew while something else is measured would be measured, too. */
export async function makeClip(folder: string, { width, height, fps, kbps }: Clip): Promise<string> {
  const file = join(folder, `${width}x${height}.flv`)
  const rate = ['-b:v', `${kbps}k`, '-maxrate', `${kbps}k`, '-bufsize', `${kbps}k`]
  const { code, lastWords } = await runFfmpeg([
    ...['-y', '-f', 'lavfi', '-i', `testsrc2=size=${width}x${height}:rate=${fps}`],
    ...['-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000', '-t', String(clipSeconds)],
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-tune', 'zerolatency', '-pix_fmt', 'yuv420p'],
    ...['-g', String(gopSeconds * fps), '-sc_threshold', '0', ...rate, '-c:a', 'aac', '-b:a', '96k', file],
  ]).exited
  if (code !== 0) throw new Error(`no clip: ${lastWords}`)
  return file
}

/** A real ffmpeg that sends the clip over and over to an RTMP address, as it was encoded. */
export function sendClip(clip: string, url: string): { stop(): Promise<void> } {
  const encoder = runFfmpeg(['-re', '-stream_loop', '-1', '-i', clip, '-c', 'copy', '-f', 'flv', url])
  return {
    async stop() {
      encoder.kill()
      await encoder.exited
    },
  }
}

function runFfmpeg(args: string[]): Child {
  const command = process.env['FFMPEG_BIN'] ?? 'ffmpeg'
  return new Child({ command, args: ['-hide_banner', '-loglevel', 'error', ...args], outputs: 0 })
}
