import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { runToEnd } from '#server/child.ts'
import { rootFolder } from '#server/supervisor/start-node.ts'
import { waitFor } from '#tests/support/wait-for.ts'

/** Starts a part, says its number, and dies as by `kill -9`. */
const dieAfter = (ms: number, part: string): string => `
  import { startNode } from '#server/supervisor/start-node.ts'
  const part = startNode({ args: ['--input-type=module', '-e', ${JSON.stringify(part)}] })
  setTimeout(() => process.stdout.write(String(part.pid), () => process.kill(process.pid, 'SIGKILL')), ${ms})`

const idler = 'setInterval(() => {}, 1_000)'
/** Has something to say when it is asked to stop. */
const talker = `
  import { pino } from 'pino'
  const log = pino()
  process.once('SIGTERM', () => {
    for (const step of ['stopping', 'stopped']) log.warn(step)
    process.exit(0)
  })
  ${idler}`

it.each([
  ['at the moment at which it starts', 0, idler],
  ['while it loads', 40, idler],
  ['when it runs', 1_000, idler],
  ['when it logs to its last breath', 1_000, talker],
])('a part ends with who started it, gone %s', async (_, ms, part) => {
  const holder = await runToEnd({
    command: process.execPath,
    args: ['--input-type=module', '-e', dieAfter(ms, part)],
    cwd: rootFolder,
  })
  const pid = Number(holder.lastOutput)
  expect(holder.signal).toBe('SIGKILL')
  expect(pid).toBeGreaterThan(0)
  try {
    await waitFor('the part has ended', async () => !(await isRunning(pid)))
  } finally {
    if (await isRunning(pid)) process.kill(pid, 'SIGKILL')
  }
})

async function isRunning(pid: number): Promise<boolean> {
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  return status !== undefined && !/\) Z /.test(status)
}
