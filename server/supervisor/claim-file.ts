import { randomUUID } from 'node:crypto'
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { identityOf } from './process-identity.ts'

export type Claim = { kind: 'ours'; release: () => Promise<void> } | { kind: 'held'; by: number }

/**
 * Claims a file for this process by writing into it who it is. A hard link makes sure that of two who try at
 * once one wins; the claim of a process that was killed is taken over.
 */
export async function claimFile(path: string): Promise<Claim> {
  const draft = `${path}.${randomUUID()}`
  await writeFile(draft, (await identityOf(process.pid)) ?? String(process.pid))
  try {
    const holder = await takeLink(draft, path)
    return holder === undefined
      ? { kind: 'ours', release: () => rm(path, { force: true }) }
      : { kind: 'held', by: holder }
  } finally {
    await rm(draft, { force: true })
  }
}

/** Undefined when the claim is ours, else who holds it. */
async function takeLink(draft: string, path: string): Promise<number | undefined> {
  while (!(await linkTo(draft, path))) {
    const found = await readFile(path, 'utf8').catch(() => null)
    if (found === null) continue // Given back in this moment.
    if (await isAlive(found)) return pidIn(found)
    const taker = await takeOver(draft, path, found)
    if (taker !== 'changed') return taker
  }
  return undefined
}

/** Puts our claim in the place of a dead one. One at a time, or a late one would replace a claim that was just made. */
async function takeOver(draft: string, path: string, dead: string): Promise<number | undefined | 'changed'> {
  const lock = `${path}.takeover`
  if (!(await linkTo(draft, lock))) {
    const taker = await readFile(lock, 'utf8').catch(() => null)
    if (taker === null) return 'changed'
    if (await isAlive(taker)) return pidIn(taker)
    await rm(lock, { force: true })
    return 'changed'
  }
  try {
    if ((await readFile(path, 'utf8').catch(() => null)) !== dead) return 'changed'
    const replacement = `${draft}.claim`
    await link(draft, replacement)
    await rename(replacement, path)
    return undefined
  } finally {
    await rm(lock, { force: true })
  }
}

/** False when the name is taken. */
async function linkTo(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/** A number alone may have been given to another process since, even to another copy's supervisor. */
async function isAlive(claim: string): Promise<boolean> {
  return (await identityOf(pidIn(claim))) === claim
}

function pidIn(claim: string): number {
  return Number.parseInt(claim, 10)
}
