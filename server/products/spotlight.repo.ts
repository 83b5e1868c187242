import { db, type Tx } from '#server/db.ts'
import { productSelect, type ProductRow } from './product.repo.ts'

export type SpotlightRow = {
  id: string
  broadcastId: string
  fromMs: number
  toMs: number | null
  product: ProductRow
}

const spotlightSelect = {
  id: true,
  broadcastId: true,
  fromMs: true,
  toMs: true,
  product: { select: productSelect },
} as const

export function findSpotlights(
  where: { id: { in: string[] } } | { broadcastId: string },
): Promise<SpotlightRow[]> {
  return db().spotlight.findMany({ where, orderBy: { fromMs: 'asc' }, take: 1_000, select: spotlightSelect })
}

export function findOpenSpotlight(broadcastId: string): Promise<SpotlightRow | null> {
  return db().spotlight.findFirst({
    where: { broadcastId, toMs: null },
    orderBy: { createdAt: 'desc' },
    select: spotlightSelect,
  })
}

/** Makes changes of one broadcast's spotlight happen one after another. */
export async function lockSpotlight(tx: Tx, broadcastId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "Broadcast" WHERE id = ${broadcastId} FOR NO KEY UPDATE`
}

/** Ends what is being explained; returns the ids of what was. */
export async function closeSpotlights(tx: Tx, broadcastId: string, toMs: number): Promise<string[]> {
  const open = await tx.spotlight.findMany({ where: { broadcastId, toMs: null }, select: { id: true } })
  await tx.spotlight.updateMany({ where: { broadcastId, toMs: null }, data: { toMs } })
  return open.map(({ id }) => id)
}

export async function insertSpotlight(
  tx: Tx,
  row: { id: string; broadcastId: string; productId: string; fromMs: number },
): Promise<void> {
  await tx.spotlight.create({ data: row, select: { id: true } })
}
