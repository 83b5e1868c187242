import { readFile } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { LiveProgramme } from '#tests/support/live-programme.ts'
import type { MediaProcess } from '#tests/support/media-process.ts'
import { RtmpPeer } from '#tests/support/rtmp-peer.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { runWorkers, shareOut } from './run-workers.ts'
import { ShowBeside, type BesideFigures } from './show-beside.ts'

const conversationSchema = z.object({
  conversations: z.number(),
  bytes: z.number(),
  closedByServer: z.number(),
  failedToConnect: z.number(),
})
const silentSchema = z.object({ opened: z.number(), goneMs: z.number() })

export type AttackFlags = {
  conversations: number
  silent: number
  workers: number
  atOnce: number
  seed: number
}

export type PortFigures = {
  conversations: number
  closedByServer: number
  failedToConnect: number
  conversationSeconds: number
  silentOpened: number
  silentGoneMs: number
  /** How long encoders with a good key took to be accepted while the silent ones held on. */
  acceptedMs: number[]
  isAlive: boolean
  /** With a show and nothing else, then after ordinary encoders' connections, then after everything. */
  rssQuietMiB: number
  rssBeforeMiB: number
  rssAfterMiB: number
  /** What is judged: by how much it grew since the ordinary connections. */
  growthMiB: number
  growthSinceQuietMiB: number
  before: BesideFigures
  during: BesideFigures
  deaths: string[]
}

const decoys = 4
const quietMs = 8_000
const settleMs = 3_000

/** Ordinary encoders, nothing mutated: what a process grows by that ever had some is not the attack's. */
const ordinaryConversations = 4_000
const betweenPublishesMs = 300

/** Everything that goes over TCP, at a real media process with a show on it. */
export async function attackPort(
  media: MediaProcess,
  recordings: string,
  flags: AttackFlags,
): Promise<PortFigures> {
  const { rtmpPort } = media.settings
  const { pid } = media
  const show = await ShowBeside.start(media)
  const keys = await Promise.all(
    Array.from(
      { length: decoys },
      async () => (await LiveProgramme.make(media, { liveOnEncoder: false })).streamKey,
    ),
  )
  await delay(quietMs)
  const before = await show.figures()
  const rssQuietMiB = await rssOf(pid)
  const talkTo = { recordings, keys: keys.join(','), port: rtmpPort, atOnce: flags.atOnce }
  const warmUp = await talkMuch(
    { ...flags, conversations: ordinaryConversations },
    { ...talkTo, isMutated: 'false' },
  )
  const rssBeforeMiB = await rssOf(pid)
  const startedAt = performance.now()
  const talk = await talkMuch({ ...flags, seed: flags.seed + 100 }, { ...talkTo, isMutated: 'true' })
  const conversationSeconds = Math.round((performance.now() - startedAt) / 1_000)
  const silence = await keepSilent(media, flags.silent)
  await delay(settleMs)
  const during = await show.figures()
  const rssAfterMiB = await rssOf(pid)
  await show.stop()
  const sum = (of: (result: z.infer<typeof conversationSchema>) => number): number =>
    talk.results.reduce((total, result) => total + of(result), 0)
  return {
    conversations: sum((result) => result.conversations),
    closedByServer: sum((result) => result.closedByServer),
    failedToConnect: sum((result) => result.failedToConnect),
    ...{ conversationSeconds, ...silence, isAlive: media.pid === pid && isRunning(pid) },
    ...{ rssQuietMiB, rssBeforeMiB, rssAfterMiB, before, during },
    growthMiB: rssAfterMiB - rssBeforeMiB,
    growthSinceQuietMiB: rssAfterMiB - rssQuietMiB,
    deaths: [...warmUp.deaths, ...talk.deaths, ...silence.deaths],
  }
}

function talkMuch(
  flags: Pick<AttackFlags, 'conversations' | 'workers' | 'seed'>,
  to: { recordings: string; keys: string; port: number; atOnce: number; isMutated: 'true' | 'false' },
): ReturnType<typeof runWorkers<z.infer<typeof conversationSchema>>> {
  const shares = shareOut(flags.conversations, flags.workers)
  const ofEach = shares.map((count, index) => ({ seed: flags.seed + index, count, ...to }))
  return runWorkers('peer-worker.ts', conversationSchema, ofEach)
}

type SilenceFigures = Pick<PortFigures, 'silentOpened' | 'silentGoneMs' | 'acceptedMs' | 'deaths'>

async function keepSilent(media: MediaProcess, count: number): Promise<SilenceFigures> {
  const port = media.settings.rtmpPort
  const programme = await LiveProgramme.make(media, { liveOnEncoder: false })
  const silent = runWorkers('silent-worker.ts', silentSchema, [{ count, port }])
  const acceptedMs: number[] = []
  const isOver = silent.then(() => true)
  do acceptedMs.push(await publishOnce(port, programme.streamKey))
  while (!(await Promise.race([isOver, delay(betweenPublishesMs, false)])))
  const { results, deaths } = await silent
  const [found] = results
  return { silentOpened: found?.opened ?? 0, silentGoneMs: found?.goneMs ?? 0, acceptedMs, deaths }
}

/** From the first SYN to "publish started", in milliseconds; endless when it is not said in time. */
async function publishOnce(port: number, streamKey: string): Promise<number> {
  const startedAt = performance.now()
  const peer = await RtmpPeer.connect(port)
  const isAccepted = (): boolean => peer.heard.toString('latin1').includes('NetStream.Publish.Start')
  try {
    await peer.publish(streamKey)
    await waitFor('the answer', isAccepted, { everyMs: 5 })
    return Math.round(performance.now() - startedAt)
  } catch {
    return Number.MAX_SAFE_INTEGER
  } finally {
    peer.close()
    await peer.closed(1_000)
  }
}

async function rssOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Math.round(Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? Number.NaN) / 1_024)
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
