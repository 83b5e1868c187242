import { revisionTransitions, type RevisionState } from '#lib/article-state.ts'
import { AppError } from '#lib/errors.ts'
import { assertChange } from '#lib/state-machine.ts'
import { writeAudit } from '#server/audit/write-audit.ts'
import { transaction } from '#server/db.ts'
import { lockRevision, showRevision, updateRevision } from './article.repo.ts'

/**
 * The only way a revision's state changes. Whoever approves is not its author (four eyes).
 * Throws `STATE_CHANGED`, `FORBIDDEN`, `NOT_FOUND`.
 */
export async function changeRevision(change: {
  revisionId: string
  to: RevisionState
  actorId: string
}): Promise<void> {
  const { revisionId, to, actorId } = change
  await transaction(async (tx) => {
    const revision = await lockRevision(tx, revisionId)
    if (!revision) throw new AppError('NOT_FOUND', `no revision ${revisionId}`)
    assertChange(revisionTransitions, revision.state, to)
    const isApproval = to === 'approved'
    if (isApproval && revision.authorId === actorId) {
      throw new AppError('FORBIDDEN', `${actorId} wrote revision ${revisionId} and cannot approve it`)
    }
    await updateRevision(tx, revisionId, isApproval ? { state: to, approverId: actorId } : { state: to })
    if (to === 'published') await showRevision(tx, revision.articleId, revisionId)
    await writeAudit(tx, {
      actorId,
      act: `article-revision.${to}`,
      objectKind: 'article-revision',
      objectId: revisionId,
      detail: { from: revision.state },
    })
  })
}
