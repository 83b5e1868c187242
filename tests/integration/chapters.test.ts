import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mostMarked } from '#lib/chapters.ts'
import { authorize } from '#server/accounts/authorize.ts'
import { endBroadcast } from '#server/programmes/end-broadcast.ts'
import { listChapters } from '#server/programmes/list-chapters.ts'
import { markChapter } from '#server/programmes/mark-chapter.ts'
import { publishReplay } from '#server/programmes/publish-replay.ts'
import { startMediaClock } from '#server/programmes/start-media-clock.ts'
import { interruptSince, listAudit } from '#tests/support/evidence.ts'
import { makeAccount } from '#tests/support/factories.ts'
import { RealtimeProcess } from '#tests/support/realtime-process.ts'
import { RoomSocket } from '#tests/support/room-socket.ts'
import { makeShow, mustRead, putOnAir, type Show } from '#tests/support/show.ts'

let realtime: RealtimeProcess

beforeAll(async () => {
  realtime = await RealtimeProcess.start()
})

afterAll(() => realtime.stop())

describe('a chapter', () => {
  it('is marked at the present moment, renamed and removed, and every open page follows', async () => {
    const { show, broadcastId, host, viewer } = await makeRoom()
    const { chapters } = await host.mustAsk('chapter:mark', { broadcastId, title: '  隔夜\u202e外盘 ' })
    expect(chapters).toMatchObject([{ kind: 'marked', title: '隔夜外盘', gapMs: null }])
    expect(await viewer.sees(show.room, 'chapters:changed')).toMatchObject({
      data: { broadcastId, chapters },
    })

    const mediaTimeMs = chapters[0]?.mediaTimeMs ?? -1
    await host.mustAsk('chapter:rename', { broadcastId, mediaTimeMs, title: '资金面' })
    expect(await listChapters(broadcastId)).toMatchObject([{ mediaTimeMs, title: '资金面' }])
    await host.mustAsk('chapter:remove', { broadcastId, mediaTimeMs })
    expect(await listChapters(broadcastId)).toEqual([])
    expect(await host.ask('chapter:rename', { broadcastId, mediaTimeMs, title: 'gone' })).toMatchObject({
      code: 'NOT_FOUND',
    })
    for (const act of ['chapter.marked', 'chapter.renamed', 'chapter.removed'])
      expect(await listAudit(broadcastId, act)).toHaveLength(1)
  })

  it('is the host’s to mark, and nobody else’s', async () => {
    const { broadcastId, viewer } = await makeRoom()
    expect(await viewer.ask('chapter:mark', { broadcastId, title: 'mine' })).toMatchObject({
      code: 'FORBIDDEN',
    })
    const other = await makeRoom()
    const authorized = await run(other.show)
    await expect(markChapter(authorized, { broadcastId, title: 'theirs' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  it('has a title that can be seen, of at most 40 letters', async () => {
    const { broadcastId, host } = await makeRoom()
    for (const title of ['', ' \u200b ', '长'.repeat(41)])
      expect(await host.ask('chapter:mark', { broadcastId, title })).toMatchObject({ code: 'BAD_REQUEST' })
  })

  it('of a recording is marked by its time, within what was recorded', async () => {
    const { show, broadcastId, host } = await makeRoom()
    await endBroadcast(await run(show), { broadcastId })
    await publishReplay({ broadcastId, durationMs: 60_000, renditions: [] })
    expect(await host.ask('chapter:mark', { broadcastId, title: 'now' })).toMatchObject({
      code: 'BROADCAST_NOT_LIVE',
    })
    expect(
      await host.ask('chapter:mark', { broadcastId, title: 'behind', mediaTimeMs: 60_001 }),
    ).toMatchObject({ code: 'CHAPTER_OUTSIDE' })
    await host.mustAsk('chapter:mark', { broadcastId, title: 'end', mediaTimeMs: 60_000 })
    await host.mustAsk('chapter:mark', { broadcastId, title: 'begin', mediaTimeMs: 1_000 })
    await host.mustAsk('chapter:mark', { broadcastId, title: 'beginning', mediaTimeMs: 1_000 })
    expect((await listChapters(broadcastId)).map(({ title }) => title)).toEqual(['beginning', 'end'])
  })

  it('that an interruption began reaches open pages too, and a title at that place wins', async () => {
    const { show, broadcastId, host, viewer } = await makeRoom()
    const resumed = { broadcastId, mediaTimeMs: 12_000, at: new Date(), isUpright: false }
    await interruptSince(broadcastId, new Date(Date.now() - 4_000))
    await startMediaClock(resumed)
    expect(await viewer.sees(show.room, 'chapters:changed')).toMatchObject({
      data: { chapters: [{ mediaTimeMs: 12_000, kind: 'resumed', title: null }] },
    })
    const { chapters } = await host.mustAsk('chapter:mark', {
      broadcastId,
      title: '回来',
      mediaTimeMs: 12_000,
    })
    expect(chapters).toMatchObject([{ mediaTimeMs: 12_000, kind: 'marked', title: '回来' }])
    expect(chapters).toHaveLength(1)
  })

  it('is one of a hundred at most', async () => {
    const { show, broadcastId } = await makeRoom()
    const authorized = await run(show)
    await startMediaClock({ broadcastId, mediaTimeMs: 500_000, at: new Date(), isUpright: false })
    for (let index = 0; index < mostMarked; index += 1)
      await markChapter(authorized, { broadcastId, title: `no. ${index}`, mediaTimeMs: index * 1_000 })
    await expect(markChapter(authorized, { broadcastId, title: 'one more' })).rejects.toMatchObject({
      code: 'CHAPTERS_FULL',
    })
  })
})

async function makeRoom() {
  const show = await makeShow()
  const broadcastId = await putOnAir(show)
  const viewer = await RoomSocket.connect(realtime.url, { userId: await makeAccount('viewer') })
  const host = await RoomSocket.connect(realtime.url, { userId: show.hostId })
  await viewer.join(show.room)
  return { show, broadcastId, viewer, host }
}

async function run({ hostId, programmeId }: Show) {
  return authorize(await mustRead(hostId), 'programme:run', { programmeId })
}
