import { setTimeout as delay } from 'node:timers/promises'
import { publishedReplay } from '#tests/support/evidence.ts'
import type { TestEncoder } from '#tests/support/encoder.ts'
import { LiveProgramme, wholeSegments } from '#tests/support/live-programme.ts'
import type { MediaProcess } from '#tests/support/media-process.ts'
import { waitFor } from '#tests/support/wait-for.ts'

export type EndedShow = {
  programme: LiveProgramme
  broadcastId: string
  renditions: string[]
  /** From the host's word to every rendition complete, its last segment there, and the replay published. */
  playableMs: number
}

const awayMs = 3_000

/** A show with a clock in its picture, interrupted so often at even distances, and ended by its host. */
export async function makeShow(
  media: MediaProcess,
  { minutes, interruptions }: { minutes: number; interruptions: number },
): Promise<EndedShow> {
  const programme = await LiveProgramme.make(media)
  const encode = (): TestEncoder =>
    programme.encode({ width: 1280, height: 720, gopSeconds: 2, bitrateKbps: 1_500, withClock: true })
  let encoder = encode()
  const broadcastId = await programme.onAir()
  const stretchMs = (minutes * 60_000) / (interruptions + 1)
  for (let stretch = 0; stretch <= interruptions; stretch++) {
    await delay(stretchMs)
    if (stretch === interruptions) break
    await encoder.kill()
    await waitFor(
      'the interruption',
      async () => (await programme.broadcast(broadcastId))?.state === 'interrupted',
    )
    await delay(awayMs)
    encoder = encode()
    await waitFor('air again', async () => (await programme.broadcast(broadcastId))?.state === 'on-air', {
      timeoutMs: 15_000,
    })
  }
  const master = await (await programme.get(`${broadcastId}/master.m3u8`)).text()
  const renditions = [...master.matchAll(/^([a-z0-9]+)\.m3u8$/gm)].map(([, name = '']) => name)
  const endedAt = performance.now()
  await programme.end(broadcastId)
  for (const rendition of [...renditions, 'audio']) await seeComplete(programme, broadcastId, rendition)
  await waitFor('the replay', () => publishedReplay(broadcastId), { everyMs: 10 })
  const playableMs = performance.now() - endedAt
  await encoder.ended()
  return { programme, broadcastId, renditions: [...renditions, 'audio'], playableMs }
}

async function seeComplete(programme: LiveProgramme, broadcastId: string, rendition: string): Promise<void> {
  await waitFor(
    `${rendition} to be complete`,
    async () => {
      const playlist = await programme.playlist(broadcastId, rendition)
      const last = wholeSegments(playlist).findLast((segment) => !segment.gap)
      return playlist.endlist && last && (await programme.get(`${broadcastId}/${last.uri}`)).ok
    },
    { timeoutMs: 20_000, everyMs: 10 },
  )
}
