import { createHash } from 'node:crypto'
import { AppError } from '#lib/errors.ts'
import type { Actor } from '#lib/roles.ts'
import { viewerKeyOf } from '#server/audience/visitor.ts'
import { requireWatch } from '#server/programmes/may-watch.ts'
import { existsAcknowledgement, findRiskText, insertAcknowledgement } from './risk-acknowledgement.repo.ts'

/** A signed-in person, or the browser of a guest. */
export type Viewer = { actor: Actor | null; visitorId: string | null }

/**
 * Keeps that this viewer has seen the programme's risk text as it stands now (features C5); a changed text is to be
 * seen anew. Throws `NOT_FOUND`, `SIGN_IN_REQUIRED`, `FORBIDDEN`.
 */
export async function acknowledgeRisk(viewer: Viewer, programmeId: string): Promise<void> {
  await requireWatch(programmeId, viewer.actor)
  const viewerKey = keyOf(viewer)
  const text = await findRiskText(programmeId)
  if (viewerKey === null || text === null)
    throw new AppError('NOT_FOUND', 'nobody, or nothing, to acknowledge')
  await insertAcknowledgement({ viewerKey, programmeId, textHash: hashOf(text) })
}

/** Whether the viewer has seen this very text. */
export async function hasAcknowledged(
  viewer: Viewer,
  { id, riskText }: { id: string; riskText: string },
): Promise<boolean> {
  const viewerKey = keyOf(viewer)
  if (viewerKey === null) return false
  return existsAcknowledgement({ viewerKey, programmeId: id, textHash: hashOf(riskText) })
}

function keyOf({ actor, visitorId }: Viewer): string | null {
  if (actor) return viewerKeyOf(actor)
  return visitorId === null ? null : viewerKeyOf({ visitorId })
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
