import { gzipSync } from 'node:zlib'
import type { BrowserContext } from 'playwright-core'

/** What a page loads of script until it is quiet, compressed, in KiB; hls.js comes only with a picture. */
export async function weighPageScript(context: BrowserContext, path: string): Promise<number> {
  const page = await context.newPage()
  const bodies: Promise<Buffer>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') bodies.push(response.body())
  })
  await page.goto(path, { waitUntil: 'networkidle' })
  const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body).length)
  await page.close()
  return sizes.reduce((sum, size) => sum + size, 0) / 1_024
}
