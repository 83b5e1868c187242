import { db } from '#server/db.ts'

/** The value under this name, made by whoever asks first: all nodes agree on one. */
export async function findOrMakeKey(name: string, make: () => string): Promise<string> {
  const known = await db().houseKey.findUnique({ where: { name }, select: { value: true } })
  if (known) return known.value
  await db().houseKey.createMany({ data: [{ name, value: make() }], skipDuplicates: true })
  return (await db().houseKey.findUniqueOrThrow({ where: { name }, select: { value: true } })).value
}
