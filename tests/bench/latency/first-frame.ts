import type { Browser } from 'playwright-core'
import { Caibo } from '#tests/support/caibo.ts'
import { waitFor } from '#tests/support/wait-for.ts'

/** The programme that the product's own demo pushes. */
const slug = 'market-open'

/**
 * Milliseconds from opening the live page of the whole product to the first frame that its player shows, so
 * many times in a browser without a cache.
 */
export async function measureFirstFrames(browser: Browser, count: number): Promise<number[]> {
  const caibo = await Caibo.start({ withDemo: true })
  try {
    const isOnAir = async (): Promise<boolean> => (await fetch(`${caibo.url}/hls/${slug}/master.m3u8`)).ok
    await waitFor('the demo to be on air', isOnAir, { timeoutMs: 60_000 })
    // The first one warms the server, as the first viewer of a day does.
    await openOnce(browser, caibo.url)
    const times: number[] = []
    for (let opening = 0; opening < count; opening++) times.push(await openOnce(browser, caibo.url))
    return times
  } finally {
    await caibo.stop()
  }
}

async function openOnce(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ locale: 'zh-CN' })
  const page = await context.newPage()
  await page.addInitScript(noteFirstFrame)
  try {
    await page.goto(`${url}/live/${slug}`, { waitUntil: 'commit' })
    return await waitFor(
      'the first frame',
      async () => {
        const seen: unknown = await page.evaluate('globalThis.firstFrameMs')
        return typeof seen === 'number' && seen
      },
      { timeoutMs: 30_000, everyMs: 50 },
    )
  } finally {
    await context.close()
  }
}

/** In the page: notes when any video first shows a frame, on the clock that starts with the navigation. */
const noteFirstFrame = `
  new MutationObserver(() => {
    for (const video of document.querySelectorAll('video')) {
      if (video.isWatched) continue
      video.isWatched = true
      video.requestVideoFrameCallback(() => (globalThis.firstFrameMs ??= performance.now()))
    }
  }).observe(document, { childList: true, subtree: true })
`
