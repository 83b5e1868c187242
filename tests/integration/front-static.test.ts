import { mkdir, rm, writeFile } from 'node:fs/promises'
import { createServer, request, type IncomingMessage, type Server } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FrontServer } from '#server/front/front-server.ts'
import { makeStaticFiles } from '#server/front/static-files.ts'
import { makeLog } from '#server/log.ts'
import { compressStatic } from '#server/supervisor/compress-static.ts'
import { makeDataDir } from '#tests/support/data-dir.ts'
import { freePorts } from '#tests/support/ports.ts'

const script = 'export const words = 1;\n'.repeat(500)

let folder: string
let front: FrontServer
let site: Server
let frontPort: number

beforeAll(async () => {
  folder = await makeDataDir('caibo-static-')
  await mkdir(join(folder, 'static', 'chunks'), { recursive: true })
  await writeFile(join(folder, 'static', 'chunks', 'room.js'), script)
  await mkdir(join(folder, 'earlier', 'chunks'), { recursive: true })
  await writeFile(join(folder, 'earlier', 'chunks', 'menu.js'), 'export {}')
  await writeFile(join(folder, 'static', 'chunks', 'gone.js'), 'export {}')
  await writeFile(join(folder, 'secret.js'), 'secret')
  await compressStatic(join(folder, 'static'))
  const [port = 0, sitePort = 0] = await freePorts(2)
  frontPort = port
  site = createServer((asked, response) => response.end(`the site: ${asked.url}`))
  await new Promise<void>((resolve) => site.listen(sitePort, '127.0.0.1', resolve))
  front = new FrontServer({
    log: makeLog('front'),
    ports: { site: sitePort, realtime: 1, media: 1 },
    trustedProxies: [],
    embedAncestors: '*',
    health: () => ({ status: 200, headers: {}, body: 'well' }),
    staticFiles: makeStaticFiles(join(folder, 'static'), [join(folder, 'earlier'), join(folder, 'gone')]),
  })
  await front.start({ host: '127.0.0.1', port: frontPort })
})

afterAll(async () => {
  await front.stop()
  site.closeAllConnections()
  site.close()
  await rm(folder, { recursive: true, force: true })
})

describe('the scripts of the site', () => {
  it('come compressed as the browser takes them, for ever, without the site', async () => {
    const plain = await get('/_next/static/chunks/room.js')
    expect(plain.body).toBe(script)
    expect(plain.headers['cache-control']).toBe('public,max-age=31536000,immutable')
    for (const [accepts, encoding] of [
      ['gzip, deflate', 'gzip'],
      ['gzip, br', 'br'],
    ] as const) {
      const { headers } = await get('/_next/static/chunks/room.js', { 'Accept-Encoding': accepts })
      expect(headers).toMatchObject({ 'content-encoding': encoding, vary: 'Accept-Encoding' })
      expect(Number(headers['content-length'])).toBeLessThan(script.length / 10)
      expect(headers['content-type']).toMatch(/^text\/javascript/)
    }
  })

  it('come also from the build before, for pages that were open', async () => {
    const { body, headers } = await get('/_next/static/chunks/menu.js')
    expect(body).toBe('export {}')
    expect(headers['content-type']).toMatch(/^text\/javascript/)
    await rm(join(folder, 'earlier', 'chunks', 'menu.js'))
    expect((await get('/_next/static/chunks/menu.js')).body).toMatch(/^the site/)
  })

  it('come whole, whatever part is asked for, and a file that cannot be read ends its own answer only', async () => {
    const { body } = await get('/_next/static/chunks/room.js', { Range: 'bytes=10-5' })
    expect(body).toBe(script)
    await rm(join(folder, 'static', 'chunks', 'gone.js'))
    await expect(get('/_next/static/chunks/gone.js')).rejects.toThrow('socket hang up')
    expect((await get('/_next/static/chunks/room.js')).body).toBe(script)
  })

  it('that no build has are the site’s to answer for', async () => {
    const { body } = await get('/_next/static/chunks/of-no-build.js')
    expect(body).toBe('the site: /_next/static/chunks/of-no-build.js')
  })

  it('lead to no other file', async () => {
    for (const path of [
      '/_next/static/../secret.js',
      '/_next/static/..%2Fsecret.js',
      '/_next/static/%2e%2e/secret.js',
      '/_next/static/%',
    ])
      expect((await get(path)).body).toBe(`the site: ${path}`)
  })
})

/** As it is written: fetch would clean the path. */
async function get(
  path: string,
  headers: Record<string, string> = {},
): Promise<{ headers: IncomingMessage['headers']; body: string }> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request({ host: '127.0.0.1', port: frontPort, path, headers }, resolve).once('error', reject).end()
  })
  return { headers: response.headers, body: await text(response) }
}
