import { AppError } from '#lib/errors.ts'
import { isOwnPath } from '#lib/own-path.ts'
import type { Actor } from '#lib/roles.ts'
import type { GatePlace, OpenedProductView } from '#lib/shelf.ts'
import { readLegalText } from '#server/legal/read-legal-text.ts'
import { requireWatch } from '#server/programmes/may-watch.ts'
import { decideFor, readGateViewer } from './decide-for.ts'
import { insertDecision } from './gate.repo.ts'
import { findShelved } from './product.repo.ts'
import { signLink } from './sign-link.ts'

/**
 * The gate at the tap: decides on today's product and the latest assessment, and logs every
 * decision. There is no way to continue anyway. Throws `PRODUCT_NOT_ON_SHELF` when the programme does
 * not show the product, `SIGN_IN_REQUIRED` or `FORBIDDEN` to those who may not watch it.
 */
export async function openProduct(request: {
  programmeId: string
  productId: string
  actor: Actor | null
  place: GatePlace
}): Promise<OpenedProductView> {
  const { programmeId, productId, actor } = request
  await requireWatch(programmeId, actor)
  const product = await findShelved(programmeId, productId)
  if (!product) throw new AppError('PRODUCT_NOT_ON_SHELF', `${productId} is not on the programme's shelf`)
  const viewer = await readGateViewer(actor)
  const outcome = decideFor(product, viewer)
  const viewerLevel = viewer.assessment?.level ?? null

  await insertDecision({
    userId: actor?.userId ?? null,
    productId,
    productVersion: product.version,
    programmeId,
    riskLevel: product.riskLevel,
    viewerLevel,
    outcome,
    place: request.place,
  })
  const link =
    outcome === 'allowed' && actor ? signLink({ userId: actor.userId, programmeId, productId }) : null
  return {
    outcome,
    riskLevel: product.riskLevel,
    minimumAge: product.minimumAge,
    viewerLevel,
    link,
    educationUrl: outcome === 'allowed' ? null : await findReading(product.educationUrl),
  }
}

/** What to read instead: what an editor chose, else the institution's words on risk, where there are any. */
async function findReading(chosen: string | null): Promise<string | null> {
  const address = readableAddress(chosen)
  if (address !== null) return address
  const text = await readLegalText('education', { institution: null, locale: 'zh-CN' })
  return text && '/legal/education'
}

/** What an editor wrote, when it leads to a page of ours or to the web, and nowhere else. */
function readableAddress(text: string | null): string | null {
  if (text === null) return null
  if (isOwnPath(text)) return text
  if (!URL.canParse(text)) return null
  const { protocol, href } = new URL(text)
  return protocol === 'https:' || protocol === 'http:' ? href : null
}
