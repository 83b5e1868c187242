import { readFile } from 'node:fs/promises'
import { platform } from 'node:os'
import { runToEnd } from '#server/child.ts'

/** What tells a running process from a later one with the same number: the number and when it was started. Undefined when it does not run. */
export async function identityOf(pid: number): Promise<string | undefined> {
  const startedAt = platform() === 'linux' ? await startTicks(pid) : await startWords(pid)
  return startedAt === undefined ? undefined : `${pid} ${startedAt}`
}

/** proc_pid_stat(5): field 22. The second one is the program's name, which may hold spaces and brackets. */
async function startTicks(pid: number): Promise<string | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const fromThird = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const isDead = fromThird[0] === 'Z' || fromThird[0] === 'X'
  return isDead ? undefined : fromThird[22 - 3]
}

async function startWords(pid: number): Promise<string | undefined> {
  const exit = await runToEnd({
    command: 'ps',
    args: ['-o', 'lstart=', '-p', String(pid)],
    env: { LC_ALL: 'C', TZ: 'UTC' },
  })
  return exit.code === 0 ? exit.lastOutput.trim() : undefined
}
