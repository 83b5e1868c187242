import { db } from '#server/db.ts'

export async function insertInstitution(institution: {
  slug: string
  name: string
  country: string
}): Promise<string> {
  const row = await db().institution.create({ data: institution, select: { id: true } })
  return row.id
}

export async function insertBranch(branch: {
  institutionId: string
  parentId: string | null
  kind: string
  name: string
  path: string
}): Promise<string> {
  const row = await db().branch.create({ data: branch, select: { id: true } })
  return row.id
}

export function findInstitutionBySlug(slug: string): Promise<{ id: string } | null> {
  return db().institution.findUnique({ where: { slug }, select: { id: true } })
}
