import type { Tx } from '#server/db.ts'

export type RenditionFacts = {
  name: string
  /** RFC 6381 codecs, as in the master playlist. */
  codecs: string
  width: number | null
  height: number | null
  bitrateKbps: number | null
}

export async function saveReplay(
  tx: Tx,
  replay: {
    broadcastId: string
    durationMs: number
    state: string
    publishedAt: Date | null
    renditions: RenditionFacts[]
  },
): Promise<void> {
  const { broadcastId, state, publishedAt } = replay
  const durationMs = Math.round(replay.durationMs)
  await tx.replay.upsert({
    where: { broadcastId },
    create: { broadcastId, durationMs, state, publishedAt },
    update: { durationMs },
    select: { broadcastId: true },
  })
  await tx.rendition.createMany({
    data: replay.renditions.map((rendition) => ({ broadcastId, ...rendition })),
    skipDuplicates: true,
  })
}
