import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runToEnd } from '#server/child.ts'
import { rootFolder, startNode } from '#server/supervisor/start-node.ts'
import { Caibo, type CaiboPart } from '#tests/support/caibo.ts'
import { waitFor } from '#tests/support/wait-for.ts'

const parts: readonly CaiboPart[] = ['front', 'site', 'realtime', 'worker', 'media', 'postgres']
/** A command by hand knows nothing but the folder. */
const unset = { DATABASE_URL: '', APP_SECRET: '', PUBLIC_URL: '', PORT: '', RTMP_PORT: '' }
let caibo: Caibo

beforeAll(async () => {
  caibo = await Caibo.start()
})

afterAll(() => caibo.stop())

describe('one running copy', () => {
  it('shows the address to open and the demo accounts', () => {
    expect(caibo.output).toContain(`Caibo is ready after`)
    expect(caibo.output).toContain('caibo-demo-1')
  })

  it('serves the schedule and the picture’s path behind one address', async () => {
    expect(await (await fetch(caibo.url)).text()).toContain('<html')
    expect((await fetch(`${caibo.url}/hls/portfolio-clinic/master.m3u8`)).status).toBe(404)
    expect((await fetch(`${caibo.url}/socket.io/?EIO=4&transport=polling`)).status).toBe(200)
  })

  it.each(parts)('comes back alone after kill -9 of %s', async (part) => {
    const killed = await caibo.kill(part)
    await waitFor(`${part} was started again`, async () => {
      const now = await caibo.find(part)
      return now !== undefined && now !== killed && (await caibo.isReady()) && (await isServing())
    })
    expect(await (await fetch(caibo.url)).text()).toContain('<html')
  })

  /** An answer that needs the front, the site and the database. */
  async function isServing(): Promise<boolean> {
    const response = await fetch(`${caibo.url}/api/programmes`)
    await response.body?.cancel()
    return response.ok
  }

  it('refuses a second copy on its folder in one line', async () => {
    const second = startNode({ args: ['server/main.ts'], env: { DATA_DIR: caibo.dataDir } })
    const exit = await second.exited
    expect([exit.code, exit.lastOutput.trim()]).toEqual([
      1,
      expect.stringContaining(`(process ${caibo.pid})`),
    ])
  })

  it('gives out a stream key by the command, and nothing else on stdout', async () => {
    const command = {
      command: 'npm',
      args: ['run', '-s', 'stream-key', '--', 'portfolio-clinic'],
      cwd: rootFolder,
    }
    const exit = await runToEnd({
      ...command,
      env: { ...unset, DATA_DIR: caibo.dataDir },
    })
    expect(exit.lastOutput).toMatch(
      new RegExp(`^rtmp://localhost:${caibo.rtmpPort}/live/[A-Za-z0-9_-]{20,}\n$`),
    )
  })

  it('leaves nothing running when its supervisor is killed', async () => {
    const { dataDir, env } = caibo
    process.kill(caibo.pid, 'SIGKILL')
    await caibo.whenGone({ timeoutMs: 15_000 })
    const startedAt = performance.now()
    caibo = await Caibo.start({ env: { ...env, DATA_DIR: dataDir } })
    expect(performance.now() - startedAt).toBeLessThan(20_000) // 10 s on a quiet machine
  })
})
