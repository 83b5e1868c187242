import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openFor, photographEveryone, type Complaint } from '#tests/support/browser.ts'
import { Caibo } from '#tests/support/caibo.ts'
import { TestEncoder } from '#tests/support/encoder.ts'
import { weighPlayingPage, weighQuietPage } from '#tests/support/page-script.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { Host } from './cast/host.ts'
import type { Stage } from './cast/person.ts'
import { Viewer } from './cast/viewer.ts'

const slug = 'portfolio-clinic'

let caibo: Caibo
let browser: Browser
let encoder: TestEncoder | undefined
const complaints: Complaint[] = []

beforeAll(async () => {
  caibo = await Caibo.start()
  browser = await launchBrowser()
})

afterAll(async () => {
  await encoder?.kill()
  await browser?.close()
  await caibo?.stop()
})

describe('the picture of a running show', () => {
  it('can be scrubbed, watched from the start, lost and found, and goes on as its own recording', async ({
    onTestFailed,
  }) => {
    onTestFailed(() => photographEveryone(browser))
    const stage: Stage = { browser, baseUrl: caibo.url, complaints }
    const host = await Host.signsIn(stage)
    const viewer = await Viewer.signsIn(stage, 'viewer', 'desktop')
    // docs/decisions/010-room-page-script.md
    const quiet = await weighQuietPage(viewer.context, `/live/${slug}`)
    expect(quiet.pageKib).toBeGreaterThan(100)
    expect(quiet.pageKib).toBeLessThan(250)
    expect(quiet.engineKib).toBe(0)

    await host.opensStudio(slug)
    const pushTo = await host.takesTheKey()
    await host.wantsASlateAfter(4)
    encoder = TestEncoder.start({ url: pushTo, gopSeconds: 1 })
    await host.seesThePreviewMove()
    await host.goesLive()
    await viewer.opens(`/live/${slug}`)
    await viewer.seesThePictureMove()
    await viewer.staysOnThisPage()
    await waitFor('twelve seconds of show', async () => (await viewer.mediaTimeMs()) > 12_000, {
      timeoutMs: 30_000,
    })
    await waitFor('the edge', () => viewer.isLive())

    const playing = await weighPlayingPage(viewer.context, `/live/${slug}`)
    expect(playing.pageKib).toBeLessThan(250)
    expect(playing.engineKib).toBeGreaterThan(50)
    expect(playing.engineKib).toBeLessThan(130)

    await viewer.seesAScrubPicture()
    await viewer.seeksTo(0)
    await waitFor('the dot to turn grey', async () => !(await viewer.isLive()))
    expect(await viewer.watchesSpeeds(2)).toEqual([1])

    // Behind the edge nothing covers what is still there to be seen; at the edge notice and slate come.
    await encoder.kill()
    await viewer.page.getByText('马上回来').first().waitFor()
    await viewer.seesThePictureMove()
    await viewer.seesTheStatus('playing')
    await viewer.goesToTheEdge()
    await viewer.page.getByText('已中断').waitFor()
    encoder = TestEncoder.start({ url: pushTo, gopSeconds: 1 })
    await viewer.seesThePictureMove()
    await viewer.page.getByText('已中断').waitFor({ state: 'hidden' })
    await waitFor('the chapter', async () => (await viewer.chapters()).includes('短暂中断后继续'))

    await viewer.seeksTo(1_000)
    await host.ends()
    await viewer.seesThePictureMove()
    await viewer.page.locator('video').evaluate((video: HTMLVideoElement) => {
      video.currentTime = video.duration - 1
    })
    await viewer.seesTheStatus('ended')
    await viewer.page.getByRole('link', { name: '看本场回放' }).waitFor()
    await viewer.neverLeftThePage()
    expect(complaints).toEqual([])
  })

  it('of a programme for accounts is not a guest’s, on no way', async () => {
    const stage: Stage = { browser, baseUrl: caibo.url, complaints: [] }
    const host = await Host.signsIn(stage)
    await host.opensStudio(slug)
    await host.closesTo('signed-in')
    const { page } = await openFor(browser, { ...stage, who: 'guest', size: 'desktop' })
    await page.goto(`/replay/${slug}`)
    await page.getByRole('link', { name: '登录观看' }).waitFor()
    expect(await page.locator('video').count()).toBe(0)
    expect((await page.request.get(`/api/programmes/${slug}/room`)).status()).toBe(401)

    const viewer = await Viewer.signsIn(stage, 'viewer2', 'desktop')
    await viewer.opens(`/replay/${slug}`)
    await viewer.seesThePictureMove()
  })

  it('is announced as missing, and not as broken, where there is no network', async () => {
    const { context, page } = await openFor(browser, {
      ...{ baseUrl: caibo.url, complaints: [] },
      who: 'traveller',
      size: 'phone',
    })
    await page.goto('/')
    await page.evaluate(async () => void (await navigator.serviceWorker.ready))
    await context.setOffline(true)
    await page.goto(`/live/${slug}`)
    await page.getByRole('heading', { name: '没有网络' }).waitFor()
    await context.setOffline(false)
    await page.getByRole('link', { name: '重试' }).click()
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    expect(page.url()).toContain(`/live/${slug}`)
    const manifest = await page.request.get('/manifest.webmanifest')
    expect(await manifest.json()).toMatchObject({ display: 'standalone', short_name: '财播' })
  })
})
