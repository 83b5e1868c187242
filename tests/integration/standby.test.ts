import { afterAll, beforeAll, expect, it } from 'vitest'
import { env } from '#server/env.ts'
import { planRealtime } from '#server/supervisor/part-plan.ts'
import { SupervisedPart } from '#server/supervisor/supervised-part.ts'
import { freePort } from '#tests/support/ports.ts'
import { processesOf } from '#tests/support/processes.ts'
import { waitFor } from '#tests/support/wait-for.ts'

const lines: string[] = []
let port = 0
let part: SupervisedPart

beforeAll(async () => {
  port = await freePort()
  const plan = { ...planRealtime(port, { REALTIME_PORT: String(port) }), standbyAfterMs: 100 }
  part = new SupervisedPart(plan, {
    dataDir: env().DATA_DIR,
    onState: () => {},
    say: (line) => lines.push(line),
  })
  await part.start()
})

afterAll(() => part.stop())

const isServing = async (): Promise<boolean> => (await fetch(`http://127.0.0.1:${port}/health`)).ok
const whenBacked = () => waitFor('a standby', () => part.isBacked)

async function findStandby(): Promise<number | undefined> {
  const processes = await processesOf(env().DATA_DIR)
  return processes.find(({ pid, commandLine }) => commandLine.includes('--stand-by') && pid !== part.pid)?.pid
}

function kill(pid: number | undefined): void {
  if (pid === undefined) throw new Error('nothing to kill')
  process.kill(pid, 'SIGKILL')
}

it('takes the place of the process that dies, and another one stands by then', async () => {
  await whenBacked()
  const standby = await findStandby()
  expect(standby).toBeDefined()
  kill(part.pid)
  await waitFor('the standby serves', async () => part.pid === standby && (await isServing()))
  expect(lines.at(-1)).toContain('realtime ended by itself (SIGKILL)')
  await whenBacked()
  expect(await findStandby()).not.toBe(standby)
})

it('is replaced when it dies itself, and nobody hears of it', async () => {
  await whenBacked()
  const [served, standby, said] = [part.pid, await findStandby(), lines.length]
  kill(standby)
  await waitFor('it is missed', () => !part.isBacked)
  await whenBacked()
  expect(await findStandby()).not.toBe(standby)
  expect([part.pid, lines.length, await isServing()]).toEqual([served, said, true])
})

it('is not needed: without one the part is started anew', async () => {
  await whenBacked()
  kill(await findStandby())
  const served = part.pid
  kill(served)
  await waitFor('it serves again', async () => part.pid !== served && (await isServing()))
  expect(part.pid).toBeDefined()
})

it('ends with its part', async () => {
  await whenBacked()
  const ours = [part.pid, await findStandby()]
  await part.stop()
  expect((await processesOf(env().DATA_DIR)).filter(({ pid }) => ours.includes(pid))).toEqual([])
})
