import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { CaptionCue } from '#lib/captions.ts'
import { authorize, type Authorized } from '#server/accounts/authorize.ts'
import { listCaptions, listCues } from '#server/captions/list-captions.ts'
import { parseCaptions } from '#server/captions/parse-captions.ts'
import { passagesOf } from '#server/captions/index-captions.ts'
import { removeCaptions, saveCaptions } from '#server/captions/save-captions.ts'
import { writeWebVtt } from '#server/captions/write-webvtt.ts'
import { endBroadcast } from '#server/programmes/end-broadcast.ts'
import { publishReplay } from '#server/programmes/publish-replay.ts'
import { search } from '#server/search/search.ts'
import { makeShow, mustRead, putOnAir } from '#tests/support/show.ts'

const vtt = `WEBVTT

NOTE not said

1
00:00:01.000 --> 00:00:03.500 align:start
<v 周>今天先看 &lt;大额存单&gt; &amp; 债市

00:21.000 --> 00:24.000
第二行
--> 不是时间

00:00:40.000 --> 00:00:39.000
ends before it begins
`

describe('captions', () => {
  it('are read from WebVTT and SubRip as plain text, and written so that they are read the same again', () => {
    const cues = parseCaptions(vtt)
    expect(cues[0]).toEqual({ fromMs: 1_000, toMs: 3_500, text: '今天先看 <大额存单> & 债市' })
    expect(parseCaptions(writeWebVtt(cues))).toEqual(cues)
    expect(parseCaptions('\uFEFF1\r\n00:00:01,000 --> 00:00:02,000\r\n你好\r\n')).toEqual([
      { fromMs: 1_000, toMs: 2_000, text: '你好' },
    ])
  })

  it('refuse what is none, in one word, and survive ten thousand hostile files', () => {
    for (const file of ['garbage', 'WEBVTT\n', '<html>', '\u0000']) {
      expect(() => parseCaptions(file)).toThrow(expect.objectContaining({ code: 'BAD_REQUEST' }))
    }
    const pieces = [
      'WEBVTT',
      '\n\n',
      '00:00:01.000 --> 00:00:02.000',
      '<script>',
      '-->',
      '99:99',
      '\u202E',
      'é',
    ]
    for (let turn = 0; turn < 10_000; turn += 1) {
      const file = Array.from({ length: 8 }, (_, at) => pieces[(turn * (at + 3) + at) % pieces.length]).join(
        '\n',
      )
      const cues = readOrNone(file)
      expect(cues.every(({ text }) => !text.includes('<script'))).toBe(true)
      if (cues.length > 0) expect(parseCaptions(writeWebVtt(cues)).length).toBe(cues.length)
    }
  })

  it('of a recording replace those of their language, are found by their words, and can be removed', async () => {
    const { host, broadcastId, programmeId } = await makeRecording()
    const own = randomUUID().slice(0, 8)
    const upload = { broadcastId, language: 'zh-CN', label: '中文', text: vtt.replace('债市', `债市 ${own}`) }
    expect(await saveCaptions(host, upload)).toEqual([
      { language: 'zh-CN', label: '中文', isAutomatic: false, cueCount: 2 },
    ])
    const found = (await search(null, own)).results
    expect(found).toMatchObject([{ kind: 'transcript', mediaTimeMs: 1_000 }])
    expect(found[0]?.path).toContain(`${broadcastId}?t=1`)

    await saveCaptions(host, { ...upload, text: 'WEBVTT\n\n00:01.000 --> 00:02.000\n换了\n' })
    expect(await listCues(broadcastId, 'zh-CN')).toHaveLength(1)
    expect((await search(null, own)).results).toEqual([])
    expect(await removeCaptions(host, { broadcastId, language: 'zh-CN' })).toEqual([])
    expect(await listCaptions(broadcastId)).toEqual([])

    const other = await makeRecording()
    expect(other.programmeId).not.toBe(programmeId)
    await expect(saveCaptions(other.host, upload)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('are joined to passages that can be understood when they are found', () => {
    const cue = (fromMs: number, text: string): CaptionCue => ({ fromMs, toMs: fromMs + 1, text })
    expect(passagesOf([cue(0, 'a'), cue(5_000, 'b'), cue(20_000, 'c')])).toEqual([
      { fromMs: 0, text: 'a b' },
      { fromMs: 20_000, text: 'c' },
    ])
  })
})

function readOrNone(file: string): CaptionCue[] {
  try {
    return parseCaptions(file)
  } catch (error) {
    expect(error).toMatchObject({ code: 'BAD_REQUEST' })
    return []
  }
}

async function makeRecording(): Promise<{
  host: Authorized<'programme:run'>
  broadcastId: string
  programmeId: string
}> {
  const show = await makeShow()
  const { programmeId } = show
  const broadcastId = await putOnAir(show)
  const host = await authorize(await mustRead(show.hostId), 'programme:run', { programmeId })
  await endBroadcast(host, { broadcastId })
  await publishReplay({ broadcastId, durationMs: 90_000, renditions: [] })
  return { host, broadcastId, programmeId }
}
