import { readdir, readFile } from 'node:fs/promises'

export type RunningProcess = { pid: number; commandLine: string }

/** The processes that have this DATA_DIR in their environment or arguments (Linux). */
export async function processesOf(dataDir: string): Promise<RunningProcess[]> {
  const names = await readdir('/proc')
  const found = await Promise.all(
    names.filter((name) => /^\d+$/.test(name)).map((name) => look(Number(name), dataDir)),
  )
  return found.filter((process) => process !== undefined)
}

async function look(pid: number, dataDir: string): Promise<RunningProcess | undefined> {
  try {
    const [environment, commandLine, status] = await Promise.all([
      readFile(`/proc/${pid}/environ`, 'utf8'),
      readFile(`/proc/${pid}/cmdline`, 'utf8'),
      readFile(`/proc/${pid}/stat`, 'utf8'),
    ])
    const isZombie = /\) Z /.test(status)
    const isOurs = environment.split('\0').includes(`DATA_DIR=${dataDir}`) || commandLine.includes(dataDir)
    return isOurs && !isZombie && pid !== process.pid
      ? { pid, commandLine: commandLine.replaceAll('\0', ' ').trim() }
      : undefined
  } catch {
    return undefined // it ended while it was looked at
  }
}
