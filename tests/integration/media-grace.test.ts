import { describe, expect, it } from 'vitest'
import { authorize } from '#server/accounts/authorize.ts'
import { changePictureSettings } from '#server/programmes/change-picture-settings.ts'
import type { TestEncoder } from '#tests/support/encoder.ts'
import type { LiveProgramme } from '#tests/support/live-programme.ts'
import { mustRead } from '#tests/support/show.ts'
import { useMedia } from '#tests/support/use-media.ts'
import { waitFor } from '#tests/support/wait-for.ts'

const media = useMedia()

async function onAir(
  graceSeconds: number,
): Promise<{ programme: LiveProgramme; id: string; encoder: TestEncoder }> {
  const programme = await media.programme({ graceSeconds })
  const encoder = programme.encode()
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
