import { mkdir, rm, writeFile } from 'node:fs/promises'
import { createServer, request, type Server } from 'node:http'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { serveExtra } from '#media/delivery/serve-extra.ts'
import { StoredExtras } from '#media/delivery/stored-extras.ts'
import { storyboardFolder } from '#media/replay/storyboard.ts'
import { recordingFolder } from '#media/store/recording.ts'
import { makeLog } from '#server/log.ts'
import { makeDataDir } from '#tests/support/data-dir.ts'
import { freePort } from '#tests/support/ports.ts'
import { waitFor } from '#tests/support/wait-for.ts'

const show = { slug: 'show', broadcastId: '11111111-1111-4111-8111-111111111111' }
let server: Server | null = null

afterEach(async () => {
  const closed = new Promise((resolve) => (server ? server.close(resolve) : resolve(null)))
  server?.closeAllConnections()
  server = null
  await closed
})

const noExtras = {
  storyboard: async () => null,
  sheet: async () => null,
  poster: async () => null,
  download: async () => null,
}

/** Where reports can be sent; `heard` is what came. */
async function hearReports(): Promise<{ port: number; heard: string[] }> {
  const heard: string[] = []
  const quality = { receive: ({ body }: { body: string }): void => void heard.push(body) }
  const port = await freePort()
  const started = createServer((asked, response) => {
    const exchange = { request: asked, response, url: new URL('http://media/') }
    const target = { kind: 'quality' } as const
    serveExtra(exchange, { extras: noExtras, quality }, { target, show, audience: 'everybody' }).catch(() =>
      response.destroy(),
    )
  })
  server = started
  await new Promise<void>((resolve) => started.listen(port, '127.0.0.1', resolve))
  return { port, heard }
}

/** The status of the answer, or the code of the error. */
function post(port: number, bytes: number): Promise<number | string> {
  return new Promise((resolve) => {
    const sent = request({ port, host: '127.0.0.1', method: 'POST' }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    sent.once('error', (error) => resolve('code' in error ? String(error.code) : 'error'))
    sent.end('x'.repeat(bytes))
  })
}

describe('a player’s report', () => {
  it('that is too long is answered so, and heard by nobody', async () => {
    const { port, heard } = await hearReports()
    expect(await post(port, 5_000)).toBe(413)
    expect(await post(port, 300_000)).toBe(413)
    expect(heard).toEqual([])
    expect(await post(port, 4_096)).toBe(204)
    expect(heard).toHaveLength(1)
  })

  it('that does not end is cut off', async () => {
    const { port } = await hearReports()
    expect(typeof (await post(port, 20_000_000))).toBe('string')
  })
})

describe('pictures of a replay', () => {
  it('that the disk refused are there as soon as it shows them again', async () => {
    const dataDir = await makeDataDir('caibo-extras-')
    const folder = storyboardFolder(recordingFolder(dataDir, show.slug, show.broadcastId))
    const extras = new StoredExtras({
      ...{ dataDir, ffmpeg: 'ffmpeg', log: makeLog('test') },
      findRunning: () => undefined,
    })
    // A folder where a file should be cannot be read, as a disk's error would have it.
    await mkdir(join(folder, '0.json'), { recursive: true })
    expect(await extras.storyboard(show)).toBeNull()
    await rm(join(folder, '0.json'), { recursive: true })
    await writeFile(join(folder, '0.json'), JSON.stringify({ width: 160, height: 90, times: [0] }))
    await waitFor('the pictures', async () => (await extras.storyboard(show)) !== null)
    await rm(dataDir, { recursive: true })
  })
})
