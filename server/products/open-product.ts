import { AppError } from '#lib/errors.ts'
import type { Actor } from '#lib/roles.ts'
import type { GateOutcome } from '#lib/suitability.ts'
import { now } from '#server/clock.ts'
import { requireWatch } from '#server/programmes/may-watch.ts'
import { decideFor } from './decide-for.ts'
import { findLatestAssessment, insertDecision } from './gate.repo.ts'
import { findShelved } from './product.repo.ts'
import { signLink } from './sign-link.ts'

export type OpenedProduct = {
  outcome: GateOutcome
  riskLevel: number
  viewerLevel: number | null
  /** Path of the way out, valid for five minutes and for this person only; null when refused. */
  link: string | null
}

/**
 * The gate at the tap: decides on today's product and the latest assessment, and logs every
 * decision. There is no way to continue anyway. Throws `PRODUCT_NOT_ON_SHELF` when the programme does
 * not show the product, `SIGN_IN_REQUIRED` or `FORBIDDEN` to those who may not watch it.
 */
export async function openProduct(request: {
  programmeId: string
  productId: string
  actor: Actor | null
}): Promise<OpenedProduct> {
  const { programmeId, productId, actor } = request
  await requireWatch(programmeId, actor)
  const product = await findShelved(programmeId, productId)
  if (!product) throw new AppError('PRODUCT_NOT_ON_SHELF', `${productId} is not on the programme's shelf`)
  const assessment = actor ? await findLatestAssessment(actor.userId) : null
  const outcome = decideFor(product, { signedIn: actor !== null, assessment, now: now() })
  const viewerLevel = assessment?.level ?? null

  await insertDecision({
    userId: actor?.userId ?? null,
    productId,
    productVersion: product.version,
    programmeId,
    riskLevel: product.riskLevel,
    viewerLevel,
    outcome,
  })
  const link =
    outcome === 'allowed' && actor ? signLink({ userId: actor.userId, programmeId, productId }) : null
  return { outcome, riskLevel: product.riskLevel, viewerLevel, link }
}
