import { setTimeout as delay } from 'node:timers/promises'
import { parse, types } from 'hls-parser'
import type { MediaProcess } from '#tests/support/media-process.ts'
import type { LoopedShow } from './looped-show.ts'
import { cpuSeconds } from '#tests/bench/cpu-seconds.ts'
import { childrenOf, memoryMiB } from './processes.ts'

export type ShowFigures = {
  count: number
  renditions: string[]
  /** The media process and all that it started, shared out. */
  cpuCoresEach: number
  /** Likewise, above what the media process took before the first show; shared libraries are shared out, too. */
  memoryMiBEach: number
  mediaMemoryMiB: number
  ffmpegMemoryMiBEach: number
  segmentsEach: number
  /** Every show listed as much media as time went by, and no segment is lost. */
  isWhole: boolean
}

/** ffmpeg and the first segments are there after this. */
const warmUpMs = 8_000

type Plan = { count: number; seconds: number; start: () => Promise<LoopedShow> }

/** Starts so many shows at once and reads what they use together. */
export async function measureShows(
  media: MediaProcess,
  { count, seconds, start }: Plan,
): Promise<ShowFigures> {
  const before = await memoryMiB(media.pid)
  const shows: LoopedShow[] = []
  try {
    for (let show = 0; show < count; show++) shows.push(await start())
    await delay(warmUpMs)
    const listedBefore = await Promise.all(shows.map((show) => listed(media, show)))
    const cpuBefore = await cpuSeconds(media.pid)
    const startedAt = performance.now()
    await delay(seconds * 1_000)
    const cpu = (await cpuSeconds(media.pid)) - cpuBefore
    const spanSeconds = (performance.now() - startedAt) / 1_000
    const after = await Promise.all(shows.map((show) => listed(media, show)))
    const mediaMemory = await memoryMiB(media.pid)
    const theirs = await Promise.all((await childrenOf(media.pid)).map(memoryMiB))
    const children = theirs.reduce((sum, memory) => sum + memory, 0)
    const made = after.map((now, index) => now.seconds - (listedBefore[index]?.seconds ?? 0))
    return {
      count,
      renditions: after[0]?.renditions ?? [],
      cpuCoresEach: rounded(cpu / spanSeconds / count),
      memoryMiBEach: rounded((Math.max(0, mediaMemory - before) + children) / count),
      mediaMemoryMiB: mediaMemory,
      ffmpegMemoryMiBEach: rounded(children / count),
      segmentsEach: Math.min(...after.map(({ segments }) => segments)),
      // The last segment of either end may be still in the making.
      isWhole:
        made.length === count &&
        made.every((each) => each > spanSeconds - 4) &&
        after.every(({ gaps }) => gaps === 0),
    }
  } finally {
    await Promise.all(shows.map((show) => show.stop()))
  }
}

type Listed = { renditions: string[]; seconds: number; segments: number; gaps: number }

async function listed(media: MediaProcess, { slug, broadcastId }: LoopedShow): Promise<Listed> {
  const at = `${media.url}/hls/${slug}/${broadcastId}`
  const master = await (await fetch(`${at}/master.m3u8`)).text()
  const renditions = [...master.matchAll(/^(\w+)\.m3u8$/gm)].flatMap(([, name]) => name ?? [])
  const playlists = await Promise.all(
    renditions.map(async (name) => parse(await (await fetch(`${at}/${name}.m3u8`)).text())),
  )
  const segments = playlists.map((playlist) =>
    playlist instanceof types.MediaPlaylist ? playlist.segments : [],
  )
  const whole = segments.map((list) => list.filter(({ uri }) => uri !== ''))
  return {
    renditions,
    seconds: Math.min(...whole.map((list) => list.reduce((sum, { duration }) => sum + duration, 0))),
    segments: Math.min(...whole.map((list) => list.length)),
    gaps: whole.flat().filter(({ gap }) => gap).length,
  }
}

function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000
}
