import { link, readFile, rm, writeFile } from 'node:fs/promises'
import { commandLineOf } from '#server/command-line-of.ts'

export type Claim = { kind: 'ours'; release: () => Promise<void> } | { kind: 'held'; by: number }

/**
 * Claims a file for this supervisor by writing its process number into it. The claim of a supervisor that was
 * killed is taken over; a hard link makes sure that of two who try at once one wins.
 */
export async function claimFile(path: string): Promise<Claim> {
  const draft = `${path}.${process.pid}`
  await writeFile(draft, String(process.pid))
  try {
    const holder = await findHolder(path)
    if (holder !== undefined) return { kind: 'held', by: holder }
    await rm(path, { force: true })
    await link(draft, path)
    return { kind: 'ours', release: () => rm(path, { force: true }) }
  } finally {
    await rm(draft, { force: true })
  }
}

async function findHolder(path: string): Promise<number | undefined> {
  const pid = Number.parseInt(await readFile(path, 'utf8').catch(() => ''), 10)
  if (Number.isNaN(pid) || pid === process.pid) return undefined
  const commandLine = await commandLineOf(pid)
  return commandLine?.includes('server/main.ts') === true ? pid : undefined
}
