import { readFile } from 'node:fs/promises'

/** Linux counts a process's time in hundredths of a second (sysconf(_SC_CLK_TCK)). */
const ticksASecond = 100

/** CPU seconds that a process and its children of now have used, as /proc says. */
export async function cpuSeconds(pid: number): Promise<number> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')
  const own = await ownSeconds(pid)
  const theirs = await Promise.all(children.split(' ').filter(Boolean).map(Number).map(ownSeconds))
  return theirs.reduce((sum, seconds) => sum + seconds, own)
}

/** Resident memory of a process in MiB. */
export async function memoryMiB(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Math.round(Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1_024)
}

async function ownSeconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  // The name, in brackets, may hold spaces; utime and stime are the 12th and 13th fields after it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / ticksASecond
}
