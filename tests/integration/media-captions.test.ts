import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { env } from '#server/env.ts'
import { listCaptions, listCues } from '#server/captions/list-captions.ts'
import { listPublishedReplays } from '#server/programmes/broadcast.repo.ts'
import { search } from '#server/search/search.ts'
import { useMedia } from '#tests/support/use-media.ts'
import { waitFor } from '#tests/support/wait-for.ts'

const media = useMedia()

const subRip = `1
00:00:03,000 --> 00:00:05,000
欢迎来到直播间

2
00:00:06,000 --> 00:00:08,000
今天谈汇率
`

it('keeps the captions that an encoder sends beside its picture, over a crash of the media process', async () => {
  const captionsFile = join(env().DATA_DIR, 'spoken.srt')
  await writeFile(captionsFile, subRip)
  const programme = await media.programme()
  const encoder = programme.encode({ captionsFile })
  const id = await programme.onAir()
  await programme.segments(id, 8)
  await media.process.kill()
  await media.process.restart()
  await encoder.ended()
  await programme.end(id)
  const replayed = async () => (await listPublishedReplays(programme.programmeId, 1)).length === 1
  await waitFor('the replay', replayed, { timeoutMs: 20_000 })

  // They follow the replay.
  await waitFor('the captions', async () => (await listCaptions(id)).length > 0)
  const [track, ...others] = await listCaptions(id)
  expect(others).toEqual([])
  expect(track).toMatchObject({ cueCount: 2, isAutomatic: false })
  const cues = await listCues(id, track?.language ?? '')
  expect(cues.map(({ text }) => text)).toEqual(['欢迎来到直播间', '今天谈汇率'])
  const [first, second] = cues
  expect(Math.abs((second?.fromMs ?? 0) - (first?.fromMs ?? 0) - 3_000)).toBeLessThan(400)
  // The show began with a keyframe after the encoder's first: its clock is behind the encoder's own.
  expect(first?.fromMs).toBeLessThan(3_500)
  const { results } = await search(null, '今天谈汇率')
  expect(results).toMatchObject([{ kind: 'transcript' }])
}, 60_000)
