import { randomUUID } from 'node:crypto'
import { createServer } from 'node:net'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { env } from '#server/env.ts'
import { startNode } from '#server/supervisor/start-node.ts'
import { freePort } from '#tests/support/ports.ts'
import { processesOf } from '#tests/support/processes.ts'

/** Goes with the test file's own folder. */
function freshFolder(): string {
  return join(env().DATA_DIR, randomUUID())
}

/** What a start with wrong settings prints; it must end by itself. */
async function start(settings: Record<string, string>): Promise<{ code: number | null; lines: string[] }> {
  const DATA_DIR = settings['DATA_DIR'] ?? freshFolder()
  const exit = await startNode({ args: ['server/main.ts', '--no-demo'], env: { ...settings, DATA_DIR } })
    .exited
  expect(await processesOf(DATA_DIR)).toEqual([])
  return { code: exit.code, lines: exit.lastOutput.trim().split('\n') }
}

describe('a start that cannot work says why in one line', () => {
  it('when a port is in use', async () => {
    const server = createServer()
    const port = await freePort()
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
    const { code, lines } = await start({ MEDIA_PORT: String(port) })
    server.close()
    expect([code, lines.length]).toEqual([1, 1])
    expect(lines[0]).toContain(`port ${port} (MEDIA_PORT) is in use`)
  })

  it('when one port is named twice', async () => {
    const { code, lines } = await start({ MEDIA_PORT: String(env().SITE_PORT) })
    expect([code, lines.length]).toEqual([1, 1])
    expect(lines[0]).toContain('which another setting names too')
  })

  it('when DATA_DIR cannot be written', async () => {
    const file = freshFolder()
    await writeFile(file, '')
    const { code, lines } = await start({ DATA_DIR: join(file, 'data') })
    expect([code, lines.length]).toEqual([1, 1])
    expect(lines[0]).toContain('cannot be written')
  })

  it('when the database of DATABASE_URL does not answer, without its password', async () => {
    const { code, lines } = await start({
      DATABASE_URL: `postgresql://u:canary@127.0.0.1:${await freePort()}/x`,
    })
    expect([code, lines.length]).toEqual([1, 1])
    expect(lines[0]).toContain('the database of DATABASE_URL cannot be reached')
    expect(lines[0]).not.toContain('canary')
  })

  it('when a setting makes no sense, naming it', async () => {
    const { code, lines } = await start({ PORT: 'abc', APP_SECRET: 'short' })
    expect([code, lines.length]).toEqual([1, 1])
    expect(lines[0]).toMatch(/PORT.*APP_SECRET/)
  })

  it('when production has no secret', async () => {
    const { code, lines } = await start({ CAIBO_ENV: 'production', APP_SECRET: '' })
    expect([code, lines.length]).toEqual([1, 1])
    expect(lines[0]).toContain('APP_SECRET must be set in production')
  })
})
