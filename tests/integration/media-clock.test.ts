import { expect, it } from 'vitest'
import { mediaTimeAt } from '#lib/media-time.ts'
import type { LiveProgramme } from '#tests/support/live-programme.ts'
import { useMedia } from '#tests/support/use-media.ts'
import { waitFor } from '#tests/support/wait-for.ts'

const media = useMedia()

it('keeps the room’s clock with the picture of an encoder that was held up', async () => {
  const programme = await media.programme()
  const encoder = programme.encode()
  const id = await programme.onAir()
  await programme.segments(id, 2)
  encoder.pause()
  const since = performance.now()
  await waitFor('the hold-up to last', () => performance.now() - since > 4_000)
  encoder.resume()
  await waitFor('the clock to be right again', async () => (await gapMs(programme, id)) < 900, {
    timeoutMs: 15_000,
  })
  expect(await gapMs(programme, id)).toBeLessThan(900)
}, 60_000)

/** How far the room's clock is from the end of what is listed. */
async function gapMs(programme: LiveProgramme, id: string): Promise<number> {
  const [view, playlist] = await Promise.all([programme.broadcast(id), programme.playlist(id)])
  if (!view) throw new Error('no broadcast')
  const listed = playlist.segments.flatMap(({ duration, parts }) =>
    parts.length > 0 ? parts.map((part) => part.duration) : [duration],
  )
  const listedMs = listed.reduce((sum: number, seconds) => sum + (seconds ?? 0), 0) * 1_000
  return Math.abs(
    mediaTimeAt({ mediaTimeMs: view.mediaTimeMs, at: view.mediaClockAt }, Date.now()) - listedMs,
  )
}
