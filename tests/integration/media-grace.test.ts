import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authorize } from '#server/accounts/authorize.ts'
import { env } from '#server/env.ts'
import { changePictureSettings } from '#server/programmes/change-picture-settings.ts'
import type { TestEncoder } from '#tests/support/encoder.ts'
import { LiveProgramme } from '#tests/support/live-programme.ts'
import { MediaProcess } from '#tests/support/media-process.ts'
import { mustRead } from '#tests/support/show.ts'
import { waitFor } from '#tests/support/wait-for.ts'

let media: MediaProcess
const encoders: TestEncoder[] = []

beforeAll(async () => {
  media = await MediaProcess.start({ dataDir: env().DATA_DIR })
})

afterAll(async () => {
  await Promise.all(encoders.map((encoder) => encoder.kill()))
  await media.stop()
})

async function onAir(
  graceSeconds: number,
): Promise<{ programme: LiveProgramme; id: string; encoder: TestEncoder }> {
  const programme = await LiveProgramme.make(media, { graceSeconds })
  const encoder = programme.encode()
  encoders.push(encoder)
  return { programme, encoder, id: await programme.onAir() }
}

async function isOverWithin(programme: LiveProgramme, id: string, timeoutMs: number): Promise<boolean> {
  const isOver = async (): Promise<boolean> => (await programme.broadcast(id))?.state === 'ended'
  return waitFor('the end', isOver, { timeoutMs })
}

describe('the grace of a broadcast', () => {
  it('may be none: without its encoder the show is over', async () => {
    const { programme, id, encoder } = await onAir(0)
    await encoder.kill()
    expect(await isOverWithin(programme, id, 5_000)).toBe(true)
  })

  it('is what its host set in mid-show', async () => {
    const { programme, id, encoder } = await onAir(1_800)
    const actor = await mustRead(programme.hostId)
    const authorized = await authorize(actor, 'programme:run', { programmeId: programme.programmeId })
    await changePictureSettings(authorized, {
      ...{ latencyMode: 'low', graceSeconds: 2, slateAfterSeconds: null },
      ...{ visibility: 'public', offersDownload: false, replayPolicy: 'immediate' },
    })
    await encoder.kill()
    await waitFor('the interruption', async () => (await programme.broadcast(id))?.state === 'interrupted')
    expect(await isOverWithin(programme, id, 6_000)).toBe(true)
  })
})
