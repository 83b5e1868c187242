import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** The folders of the site's builds that are kept in a root folder, the one used last first. */
export async function findSiteBuilds(root: string): Promise<string[]> {
  const names = (await readdir(root)).filter((name) => /^\.next-[0-9a-f]{16}$/.test(name))
  const builds = await Promise.all(
    names.map(async (name) => ({ name, usedAt: (await stat(join(root, name))).mtimeMs })),
  )
  return builds.toSorted((a, b) => b.usedAt - a.usedAt).map(({ name }) => name)
}
