import { gzipSync } from 'node:zlib'
import type { BrowserContext, Page } from 'playwright-core'

/** Script that a page loaded, compressed, in KiB. */
export type ScriptWeight = { pageKib: number; engineKib: number }

/** What a page without a picture loads of script until it is quiet. */
export function weighQuietPage(context: BrowserContext, path: string): Promise<ScriptWeight> {
  return weigh(context, async (page) => void (await page.goto(path, { waitUntil: 'networkidle' })))
}

/** What a page loads of script until its picture plays and has reported so, which is the last that it has code for. */
export function weighPlayingPage(context: BrowserContext, path: string): Promise<ScriptWeight> {
  return weigh(context, async (page) => {
    await Promise.all([page.waitForRequest(/\/hls\/.*\/quality$/), page.goto(path)])
  })
}

async function weigh(context: BrowserContext, open: (page: Page) => Promise<void>): Promise<ScriptWeight> {
  const page = await context.newPage()
  const bodies: Promise<Buffer>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') bodies.push(response.body())
  })
  await open(page)
  const files = await Promise.all(bodies)
  await page.close()
  const weightOf = (isWanted: (file: Buffer) => boolean): number =>
    files.filter(isWanted).reduce((sum, file) => sum + gzipSync(file).length, 0) / 1_024
  return { pageKib: weightOf((file) => !isEngine(file)), engineKib: weightOf(isEngine) }
}

/** hls.js alone knows the words of playlists. */
function isEngine(file: Buffer): boolean {
  return file.includes('EXT-X-')
}
