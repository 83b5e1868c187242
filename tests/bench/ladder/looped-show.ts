import { addStreamKey } from '#server/programmes/issue-stream-key.ts'
import { sendClip } from '#tests/bench/looped-clip.ts'
import { makeHost, makeInstitution, makeProgramme } from '#tests/support/factories.ts'
import type { MediaProcess } from '#tests/support/media-process.ts'
import { waitFor } from '#tests/support/wait-for.ts'

export type LoopedShow = { slug: string; broadcastId: string; stop(): Promise<void> }

/** A public programme on air, fed by an encoder that sends the clip over and over. */
export async function startLoopedShow(media: MediaProcess, clip: string): Promise<LoopedShow> {
  const institutionId = await makeInstitution()
  const hostId = await makeHost(institutionId)
  const programme = { institutionId, hostId, liveOnEncoder: true, latencyMode: 'low' as const }
  const { programmeId, slug } = await makeProgramme(programme)
  const url = media.rtmpUrl(await addStreamKey({ programmeId, actorId: hostId }))
  const encoder = sendClip(clip, url)
  const broadcastId = await waitFor(
    'the show to be on air',
    async () => {
      const response = await fetch(`${media.url}/hls/${slug}/master.m3u8`)
      return /^([0-9a-f-]{36})\//m.exec(await response.text())?.[1]
    },
    { timeoutMs: 30_000 },
  )
  return { slug, broadcastId, stop: () => encoder.stop() }
}
