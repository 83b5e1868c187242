import type { ProductView } from '#lib/events.ts'
import { AppError } from '#lib/errors.ts'
import type { Actor } from '#lib/roles.ts'
import { now } from '#server/clock.ts'
import { required } from '#server/env.ts'
import { localBank, type BankSide } from './bank-side.ts'
import { readToken } from './link-token.ts'
import { findShelved } from './product.repo.ts'
import { viewProduct } from './view-product.ts'

export type OutboundLink = {
  programmeId: string
  product: ProductView
  expiresAtMs: number
  /** Where to go on in the bank's own system; null: our page stands in for it. */
  address: string | null
}

/**
 * Where a signed link leads, for the person it was made for. Throws `NOT_FOUND` for a forged one,
 * `LINK_EXPIRED`, `SIGN_IN_REQUIRED`, `FORBIDDEN` for somebody else's, `PRODUCT_NOT_ON_SHELF` when
 * the product was taken down meanwhile.
 */
export async function verifyLink(
  token: string,
  actor: Actor | null,
  bank: BankSide = localBank,
): Promise<OutboundLink> {
  const payload = readToken(token, required('APP_SECRET'))
  if (!payload) throw new AppError('NOT_FOUND', 'no link of ours')
  const { userId, programmeId, productId, expiresAtMs } = payload
  if (expiresAtMs <= now().getTime())
    throw new AppError('LINK_EXPIRED', 'the link was valid for five minutes')
  if (!actor) throw new AppError('SIGN_IN_REQUIRED', 'the link belongs to a person')
  if (actor.userId !== userId) throw new AppError('FORBIDDEN', 'the link belongs to somebody else')
  const product = await findShelved(programmeId, productId)
  if (product?.shelfState !== 'on-shelf') throw new AppError('PRODUCT_NOT_ON_SHELF', 'taken off the shelf')
  const view = viewProduct(product)
  return {
    programmeId,
    product: view,
    expiresAtMs,
    address: await bank.addressOf({ userId, programmeId, product: view }),
  }
}
