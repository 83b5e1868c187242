import { cp, rename, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { now } from '#server/clock.ts'
import { findSiteBuilds } from '#server/site-builds.ts'
import { claimFile } from './claim-file.ts'
import { compressStatic } from './compress-static.ts'
import { hashSiteSources } from './source-hash.ts'
import { StartError } from './start-error.ts'
import { rootFolder, startNode } from './start-node.ts'

export type SiteBuild = { folder: string; wasBuilt: boolean }

const keptBuilds = 3

/**
 * Builds the site unless its present sources were built before. Every build is kept in a folder of its own, named
 * after the sources, so that a copy that runs is not disturbed when another one is started from changed sources.
 * No setting of this start is known to the build: the same one serves any port, address and database.
 */
export async function buildSite(settingNames: readonly string[]): Promise<SiteBuild> {
  const folder = `.next-${await hashSiteSources()}`
  if (await isBuilt(folder)) return { folder, wasBuilt: false }
  const release = await claimBuild()
  try {
    if (await isBuilt(folder)) return { folder, wasBuilt: false }
    await runBuild(settingNames)
    await keep(folder)
    await removeOldBuilds(folder)
    return { folder, wasBuilt: true }
  } finally {
    await release()
  }
}

async function isBuilt(folder: string): Promise<boolean> {
  const found = await stat(join(rootFolder, folder, 'BUILD_ID')).catch(() => undefined)
  if (found === undefined) return false
  const usedAt = now()
  await utimes(join(rootFolder, folder), usedAt, usedAt)
  return true
}

/** Waits while another copy builds: both would write into the same working folder. */
async function claimBuild(): Promise<() => Promise<void>> {
  for (;;) {
    const claim = await claimFile(join(rootFolder, '.next-build.pid'))
    if (claim.kind === 'ours') return claim.release
    await delay(500)
  }
}

async function runBuild(settingNames: readonly string[]): Promise<void> {
  const exit = await startNode({
    args: ['node_modules/next/dist/bin/next', 'build'],
    env: {
      ...Object.fromEntries(settingNames.map((name) => [name, undefined])),
      NEXT_TELEMETRY_DISABLED: '1',
      SITE_FOLDER: undefined,
    },
  }).exited
  if (exit.code !== 0) throw new StartError(`the site cannot be built:\n${exit.lastOutput}`)
}

/** The copy lies beside the original, because the build links into node_modules by relative paths. */
async function keep(folder: string): Promise<void> {
  const draft = join(rootFolder, `${folder}.draft`)
  const isNeeded = (path: string): boolean => !/\/\.next\/(?:cache|types|diagnostics|trace.*)$/.test(path)
  await rm(draft, { recursive: true, force: true })
  await cp(join(rootFolder, '.next'), draft, { recursive: true, verbatimSymlinks: true, filter: isNeeded })
  // A `next build` by hand may have swept the working folder in the meantime.
  await stat(join(draft, 'BUILD_ID'))
  await compressStatic(join(draft, 'static'))
  await rm(join(rootFolder, folder), { recursive: true, force: true })
  await rename(draft, join(rootFolder, folder))
}

async function removeOldBuilds(current: string): Promise<void> {
  const others = (await findSiteBuilds(rootFolder)).filter((name) => name !== current)
  await Promise.all(
    others.slice(keptBuilds).map((name) => rm(join(rootFolder, name), { recursive: true, force: true })),
  )
}
