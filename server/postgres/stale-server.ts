import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { commandLineOf } from '#server/command-line-of.ts'

const patienceMs = 10_000

/**
 * Clears what a killed run left: a server that still runs on this data folder is ended, a lock file whose
 * process is gone (or whose number another program got since) is removed.
 */
export async function clearStaleServer(dataPath: string): Promise<void> {
  const lockPath = join(dataPath, 'postmaster.pid')
  const pid = Number.parseInt(await readFile(lockPath, 'utf8').catch(() => ''), 10)
  if (Number.isNaN(pid)) return
  if (await isServerOf(pid, dataPath)) await endServer(pid, dataPath)
  await rm(lockPath, { force: true })
}

async function isServerOf(pid: number, dataPath: string): Promise<boolean> {
  const commandLine = await commandLineOf(pid)
  return commandLine !== undefined && commandLine.includes(dataPath)
}

async function endServer(pid: number, dataPath: string): Promise<void> {
  const deadline = performance.now() + patienceMs
  signal(pid, 'SIGINT')
  while (await isServerOf(pid, dataPath)) {
    if (performance.now() > deadline) signal(pid, 'SIGKILL')
    await delay(100)
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // ESRCH: it ended in the meantime.
  }
}
