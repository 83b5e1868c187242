import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { runToEnd } from '#server/child.ts'
import { rootFolder } from '#server/supervisor/start-node.ts'
import { waitFor } from '#tests/support/wait-for.ts'

/** Starts a part that does nothing for ever, says its number, and dies as by `kill -9`. */
const dieAfter = (ms: number): string => `
  import { startNode } from './server/supervisor/start-node.ts'
  const part = startNode({ args: ['-e', 'setInterval(() => {}, 1_000)'] })
  setTimeout(() => process.stdout.write(String(part.pid), () => process.kill(process.pid, 'SIGKILL')), ${ms})`

it.each([
  ['at the moment at which it starts', 0],
  ['while it loads', 40],
  ['when it runs', 1_000],
])('a part ends with who started it, gone %s', async (_, ms) => {
  const holder = await runToEnd({
    command: process.execPath,
    args: ['--input-type=module', '-e', dieAfter(ms)],
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
