import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { env } from '#server/env.ts'
import { standByFlag, standingBy } from '#server/stand-by.ts'
import { planRealtime, realtimeArgs } from '#server/supervisor/part-plan.ts'
import { Standby } from '#server/supervisor/standby.ts'
import { startNode } from '#server/supervisor/start-node.ts'
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

it('waits as long as it must, also with nothing to hold it but its supervisor', async () => {
  const loaded = Promise.withResolvers<void>()
  const child = startNode({
    args: [...realtimeArgs, standByFlag],
    // No database is there, so that no idle connection keeps it either.
    env: {
      REALTIME_PORT: String(await freePort()),
      DATABASE_URL: `postgresql://127.0.0.1:${await freePort()}/x`,
    },
    onMessage: (message) => message === standingBy && loaded.resolve(),
  })
  try {
    await loaded.promise
    const waited = await Promise.race([child.exited, delay(2_000, 'it waits')])
    expect(waited).toBe('it waits')
  } finally {
    await child.stop()
  }
})

it('comes later each time when it ends again and again, and somebody is told once', async () => {
  const startedAt: number[] = []
  const said: string[] = []
  const standby = new Standby({
    start: () => {
      startedAt.push(performance.now())
      return startNode({ args: ['-e', 'process.exit(1)'] })
    },
    afterMs: 50,
    say: (line) => said.push(line),
  })
  standby.prepare()
  await waitFor('the fifth', () => startedAt.length === 5)
  await standby.stop()
  const [, second = 0, third = 0, , fifth = 0] = startedAt
  expect(fifth - third).toBeGreaterThan(third - second)
  expect(said).toHaveLength(1)
})
