import { db } from '#server/db.ts'

export const productSelect = {
  id: true,
  code: true,
  name: true,
  summary: true,
  kind: true,
  riskLevel: true,
  shelfState: true,
  version: true,
  minimumAge: true,
  regions: true,
  educationUrl: true,
} as const

export type ProductRow = {
  id: string
  code: string
  name: string
  summary: string
  kind: string
  riskLevel: number
  shelfState: string
  version: number
  minimumAge: number
  regions: string[]
  educationUrl: string | null
}

/** The programme's products in the host's order. */
export async function findShelf(programmeId: string): Promise<ProductRow[]> {
  const items = await db().shelfItem.findMany({
    where: { programmeId },
    orderBy: { position: 'asc' },
    select: { product: { select: productSelect } },
  })
  return items.map((item) => item.product)
}

/** A product as it stands on this programme's shelf, or null when it is not there. */
export async function findShelved(programmeId: string, productId: string): Promise<ProductRow | null> {
  const item = await db().shelfItem.findUnique({
    where: { programmeId_productId: { programmeId, productId } },
    select: { product: { select: productSelect } },
  })
  return item?.product ?? null
}
