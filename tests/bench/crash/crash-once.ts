import { setTimeout as delay } from 'node:timers/promises'
import { decodeRendition } from '#tests/support/decode-rendition.ts'
import type { TestEncoder } from '#tests/support/encoder.ts'
import { LiveProgramme, wholeSegments } from '#tests/support/live-programme.ts'
import type { MediaProcess } from '#tests/support/media-process.ts'
import { waitFor } from '#tests/support/wait-for.ts'

export type CrashOutcome = {
  /** From the kill to the first answer of the process that was started at once: encoders are taken then. */
  backMs: number
  /** From the kill to a new picture of the source in a playlist, its encoder being started when the process answered; null where the show was ended. */
  pictureMs: number | null
  /** Whether the encoder went on with the same show. */
  hasResumed: boolean
  /** Segments that are there, over all renditions. */
  segments: number
  /** Segments that viewers had seen closed and that are gone, in any rendition; or that the source lists as lost. */
  mostLost: number
  /** Segments listed as lost in a rendition that is made behind the source: those that were on their way through ffmpeg count too. */
  mostGapsBelow: number
  faults: string[]
}

const renditions = ['source', '480p', 'audio'] as const

/** One show, one kill at a random moment, its end and its replay. */
export async function crashOnce(
  media: MediaProcess,
  how: { random: () => number; endsWhileDown: boolean },
): Promise<CrashOutcome> {
  const programme = await LiveProgramme.make(media)
  const encode = (): TestEncoder => programme.encode({ width: 854, height: 482, bitrateKbps: 600 })
  const first = encode()
  const id = await programme.onAir()
  await programme.segments(id, 2)
  await programme.segments(id, 1, '480p')
  await delay(how.random() * 4_000)
  const before = new Map<string, number>()
  for (const rendition of renditions) before.set(rendition, await countWhole(programme, id, rendition))
  const killedAt = performance.now()
  await media.kill()
  if (how.endsWhileDown) await programme.end(id)
  await media.restart()
  const backMs = performance.now() - killedAt
  await first.ended()
  const second = how.endsWhileDown ? null : encode()
  const pictureMs = second && (await seePicture(programme, id)) - killedAt
  if (second) await seeResumed(programme, id)
  await programme.end(id)
  await waitFor('the replay', async () => (await programme.playlist(id)).endlist, { timeoutMs: 20_000 })
  await second?.ended()
  return {
    backMs,
    pictureMs: pictureMs && Math.round(pictureMs),
    hasResumed: second !== null,
    ...(await judge(programme, id, before)),
  }
}

/** When a part of the new epoch is listed. */
async function seePicture(programme: LiveProgramme, id: string): Promise<number> {
  const isNew = async (): Promise<boolean> =>
    /^#EXT-X-PART:.*URI="(?!1\/)/m.test(await (await programme.get(`${id}/source.m3u8`)).text())
  await waitFor('a new picture', isNew, { timeoutMs: 30_000, everyMs: 30 })
  return performance.now()
}

async function seeResumed(programme: LiveProgramme, id: string): Promise<void> {
  const isNew = async (): Promise<boolean> => {
    const segments = wholeSegments(await programme.playlist(id, '480p'))
    return segments.filter((segment) => !segment.gap && !segment.uri.startsWith('1/')).length >= 2
  }
  await waitFor('the show to go on', isNew, { timeoutMs: 30_000 })
}

async function judge(
  programme: LiveProgramme,
  id: string,
  before: ReadonlyMap<string, number>,
): Promise<Omit<CrashOutcome, 'backMs' | 'pictureMs' | 'hasResumed'>> {
  const faults: string[] = []
  const losses: number[] = []
  const gaps: number[] = []
  const shapes = new Set<string>()
  let segments = 0
  for (const rendition of renditions) {
    const decoded = await decodeRendition(programme, id, rendition)
    faults.push(...decoded.faults)
    segments += decoded.segments
    const kept = wholeSegments(await programme.playlist(id, rendition))
    const gone =
      (before.get(rendition) ?? 0) - kept.filter(({ gap, uri }) => !gap && uri.startsWith('1/')).length
    losses.push(rendition === 'source' ? Math.max(gone, decoded.gaps) : gone)
    gaps.push(decoded.gaps)
    shapes.add(
      JSON.stringify(
        kept.map(({ mediaSequenceNumber, discontinuity }) => [mediaSequenceNumber, discontinuity]),
      ),
    )
  }
  if (shapes.size !== 1) faults.push('renditions differ in numbers or discontinuities')
  return { segments, mostLost: Math.max(...losses), mostGapsBelow: Math.max(...gaps), faults }
}

async function countWhole(programme: LiveProgramme, id: string, rendition: string): Promise<number> {
  return wholeSegments(await programme.playlist(id, rendition)).filter((segment) => !segment.gap).length
}
