import { createHash } from 'node:crypto'
import { AppError } from '#lib/errors.ts'
import type { ProgrammeContent } from '#lib/programmes.ts'
import { writeAudit } from '#server/audit/write-audit.ts'
import { isUniqueViolation, transaction } from '#server/db.ts'
import { insertProgramme } from './programme.repo.ts'

/** Writes a draft. Throws `SLUG_TAKEN`. */
export async function createProgramme(
  content: ProgrammeContent,
  owner: { institutionId: string; actorId: string | null },
): Promise<string> {
  try {
    return await transaction(async (tx) => {
      const id = await insertProgramme(tx, content, {
        institutionId: owner.institutionId,
        contentHash: hashContent(content),
      })
      await writeAudit(tx, {
        actorId: owner.actorId,
        act: 'programme.create',
        objectKind: 'programme',
        objectId: id,
      })
      return id
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    throw new AppError('SLUG_TAKEN', `slug ${content.slug} is taken`, { cause: error })
  }
}

/** How the picture is carried is the crew's to change at any time (docs/decisions: picture settings). */
const notPinned = new Set(['latencyMode', 'graceSeconds', 'replayPolicy', 'liveOnEncoder'])

/** What an approval pins: any change of content changes it. Keys are sorted, so the order of fields does not. */
function hashContent(content: ProgrammeContent): string {
  const sorted = Object.entries(content)
    .filter(([name]) => !notPinned.has(name))
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex')
}
