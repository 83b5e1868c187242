import { roomOf, type Room } from '#lib/rooms.ts'
import { authorize } from '#server/accounts/authorize.ts'
import { readActor } from '#server/accounts/read-actor.ts'
import { saveCaptions } from '#server/captions/save-captions.ts'
import { listShelf } from '#server/products/list-shelf.ts'
import { endBroadcast } from '#server/programmes/end-broadcast.ts'
import { addKey } from '#tests/bench/add-key.ts'
import type { Caibo } from '#tests/support/caibo.ts'
import { TestEncoder, type EncoderOptions } from '#tests/support/encoder.ts'
import { RoomSocket } from '#tests/support/room-socket.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { z } from 'zod'

/** The programme whose show is recorded first and then goes on with an upright picture. */
const slug = 'summer-abroad'
const lines = [
  '老师好，第一次来看直播',
  '想了解一下孩子暑假出国的外汇怎么准备，现金和卡各带多少合适？',
  '同问',
  '卡在国外刷会不会有手续费',
  '收到，谢谢讲解',
]

/**
 * Fills a copy with what a bank's has on any evening: a running show with chat, questions and a product that is being
 * explained, a recording with chat, an answered question, a chapter and captions, and a show with an upright picture.
 * `stop` ends the upright one.
 */
export async function stageShows(caibo: Caibo): Promise<{ stop(): Promise<void> }> {
  Object.assign(process.env, await caibo.partEnv())
  await waitFor('the demo to be on air', async () => (await readShow(caibo, 'market-open')).broadcast, {
    timeoutMs: 60_000,
  })
  const url = await addKey(caibo, slug)
  await record(caibo, url)
  const upright = await pushTo(caibo, { url, width: 360, height: 640, fps: 15 })
  try {
    for (const running of [slug, 'market-open']) await fill(caibo, running)
  } catch (error) {
    await upright.stop()
    throw error
  }
  return { stop: () => upright.stop() }
}

/** A show of some seconds, interrupted once, with captions afterwards. */
async function record(caibo: Caibo, url: string): Promise<void> {
  const first = await pushTo(caibo, { url })
  const broadcastId = await fill(caibo, slug)
  await first.stop()
  const second = await pushTo(caibo, { url })
  await waitForMediaTime(caibo, 14)
  const host = await signIn(caibo, 'host')
  const { id: programmeId } = await readShow(caibo, slug)
  const authorized = await authorize(await readActor(host.userId), 'programme:run', { programmeId })
  await endBroadcast(authorized, { broadcastId })
  await second.stop()
  await waitFor('the recording', async () => (await readShow(caibo, slug)).replays.length > 0, {
    timeoutMs: 20_000,
  })
  await saveCaptions(authorized, { broadcastId, language: 'zh-CN', label: '中文', text: captions })
}

async function pushTo(caibo: Caibo, options: EncoderOptions): Promise<TestEncoder> {
  const encoder = TestEncoder.start({ fps: 25, bitrateKbps: 800, ...options })
  const isOnAir = async () => (await readShow(caibo, slug)).broadcast?.state === 'on-air'
  await waitFor('the show to be on air', isOnAir, { timeoutMs: 20_000 }).catch(async (error: unknown) => {
    await encoder.kill()
    throw error
  })
  return encoder
}

/** People talk and ask, the host explains a product and answers a question. Returns the broadcast's id. */
async function fill(caibo: Caibo, running: string): Promise<string> {
  const { id: programmeId, broadcast } = await readShow(caibo, running)
  if (!broadcast) throw new Error(`${running} is not on air`)
  const room = roomOf('programme', programmeId)
  const [viewer, other, host] = await Promise.all(
    ['viewer', 'viewer2', 'host'].map(async (name) => {
      const { cookie } = await signIn(caibo, name)
      return RoomSocket.connect(caibo.url, { cookie, headers: { origin: caibo.url } })
    }),
  )
  if (!viewer || !other || !host) throw new Error('somebody did not come')
  try {
    await talk(room, [viewer, other])
    const [product] = await listShelf(programmeId, null)
    await host.mustAsk('spotlight:set', { broadcastId: broadcast.id, productId: product?.id ?? null })
    await ask(room, { viewer, other, host })
  } finally {
    for (const person of [viewer, other, host]) person.close()
  }
  return broadcast.id
}

/** Nobody may speak faster than a hand does. */
async function talk(room: Room, people: RoomSocket[]): Promise<void> {
  for (const [index, text] of lines.entries()) {
    const said = { room, clientId: crypto.randomUUID(), text, mediaTimeMs: 1_000 }
    await waitFor(
      `“${text}” to be accepted`,
      async () => (await people[index % people.length]?.ask('chat:send', said))?.ok,
      { everyMs: 500 },
    )
  }
}

async function ask(
  room: Room,
  { viewer, other, host }: { viewer: RoomSocket; other: RoomSocket; host: RoomSocket },
): Promise<void> {
  const asks = (person: RoomSocket, text: string) =>
    person.mustAsk('question:ask', { room, clientId: crypto.randomUUID(), text, mediaTimeMs: 3_000 })
  const { id: questionId } = await asks(other, '境外刷卡用哪种币种结算更划算？')
  await asks(viewer, '旅行支票还需要准备吗？')
  await viewer.mustAsk('question:vote', { questionId, isOn: true })
  await host.mustAsk('question:answer-live', { questionId, version: 0 })
}

const showSchema = z.object({
  id: z.uuid(),
  broadcast: z
    .object({ id: z.uuid(), state: z.string(), mediaTimeMs: z.number(), mediaClockAt: z.number().nullable() })
    .nullable(),
  replays: z.array(z.unknown()),
})

async function readShow(caibo: Caibo, of: string): Promise<z.infer<typeof showSchema>> {
  return showSchema.parse(await (await fetch(`${caibo.url}/api/programmes/${of}`)).json())
}

async function waitForMediaTime(caibo: Caibo, seconds: number): Promise<void> {
  await waitFor(
    `${seconds} s of show`,
    async () => {
      const { broadcast } = await readShow(caibo, slug)
      if (!broadcast || broadcast.mediaClockAt === null) return false
      return broadcast.mediaTimeMs + Date.now() - broadcast.mediaClockAt > seconds * 1_000
    },
    { timeoutMs: 40_000 },
  )
}

const signedInSchema = z.object({ user: z.object({ id: z.string() }) })

async function signIn(caibo: Caibo, name: string): Promise<{ userId: string; cookie: string }> {
  const response = await fetch(`${caibo.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: caibo.url },
    body: JSON.stringify({ email: `${name}@caibo.example`, password: 'caibo-demo-1' }),
  })
  const { user } = signedInSchema.parse(await response.json())
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0])
    .join('; ')
  return { userId: user.id, cookie }
}

const captions = `WEBVTT

00:00.000 --> 00:03.500
大家晚上好，欢迎来到暑期出境金融课。

00:03.500 --> 00:07.000
今天先说外汇：额度、用途和怎么买最省。

00:07.000 --> 00:11.000
再说境外刷卡：哪些费用可以免，哪些一定会收。

00:11.000 --> 00:14.000
最后留出时间回答大家的问题。
`
