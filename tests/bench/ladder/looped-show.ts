import { join } from 'node:path'
import { Child } from '#media/transcode/child.ts'
import { addStreamKey } from '#server/programmes/issue-stream-key.ts'
import { makeHost, makeInstitution, makeProgramme } from '#tests/support/factories.ts'
import type { MediaProcess } from '#tests/support/media-process.ts'
import { waitFor } from '#tests/support/wait-for.ts'

export type Clip = { width: number; height: number; kbps: number }
export type LoopedShow = { slug: string; broadcastId: string; stop(): Promise<void> }

const clipSeconds = 20

/** Encodes a generated picture once: encoding it anew for each of many shows would be what is measured. */
export async function makeClip(folder: string, { width, height, kbps }: Clip): Promise<string> {
  const file = join(folder, `${width}x${height}.flv`)
  const rate = ['-b:v', `${kbps}k`, '-maxrate', `${kbps}k`, '-bufsize', `${kbps}k`]
  const { code, lastWords } = await new Child({
    command: ffmpeg(),
    args: [
      ...['-hide_banner', '-loglevel', 'error', '-y', '-f', 'lavfi'],
      ...['-i', `testsrc2=size=${width}x${height}:rate=30`],
      ...['-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000', '-t', String(clipSeconds)],
      ...['-c:v', 'libx264', '-preset', 'veryfast', '-tune', 'zerolatency', '-pix_fmt', 'yuv420p'],
      ...['-g', '60', '-sc_threshold', '0', ...rate, '-c:a', 'aac', '-b:a', '96k', file],
    ],
    outputs: 0,
  }).exited
  if (code !== 0) throw new Error(`no clip: ${lastWords}`)
  return file
}

/** A public programme on air, fed by an encoder that sends the clip over and over. */
export async function startLoopedShow(media: MediaProcess, clip: string): Promise<LoopedShow> {
  const institutionId = await makeInstitution()
  const hostId = await makeHost(institutionId)
  const programme = { institutionId, hostId, liveOnEncoder: true, latencyMode: 'low' as const }
  const { programmeId, slug } = await makeProgramme(programme)
  const url = media.rtmpUrl(await addStreamKey({ programmeId, actorId: hostId }))
  const encoder = new Child({
    command: ffmpeg(),
    args: [
      ...['-hide_banner', '-loglevel', 'error', '-re', '-stream_loop', '-1', '-i', clip],
      ...['-c', 'copy', '-f', 'flv', url],
    ],
    outputs: 0,
  })
  const broadcastId = await waitFor(
    'the show to be on air',
    async () => {
      const response = await fetch(`${media.url}/hls/${slug}/master.m3u8`)
      return /^([0-9a-f-]{36})\//m.exec(await response.text())?.[1]
    },
    { timeoutMs: 30_000 },
  )
  const stop = async (): Promise<void> => {
    encoder.kill()
    await encoder.exited
  }
  return { slug, broadcastId, stop }
}

function ffmpeg(): string {
  return process.env['FFMPEG_BIN'] ?? 'ffmpeg'
}
