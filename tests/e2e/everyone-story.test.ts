import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { findCutText, findViolations } from '#tests/screenshots/find-faults.ts'
import { guestPlaces, places } from '#tests/screenshots/places.ts'
import { stageShows } from '#tests/screenshots/stage-shows.ts'
import {
  launchBrowser,
  openFor,
  photographEveryone,
  signIn,
  sizes,
  type Complaint,
} from '#tests/support/browser.ts'
import { Caibo } from '#tests/support/caibo.ts'
import { tabBackTo, tabTo } from '#tests/support/keyboard.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { Talker } from './cast/talker.ts'

let caibo: Caibo
let shows: { stop(): Promise<void> }
let browser: Browser
const complaints: Complaint[] = []

beforeAll(async () => {
  caibo = await Caibo.start({ withDemo: true, env: { LADDER: 'none' } })
  shows = await stageShows(caibo)
  browser = await launchBrowser()
})

afterEach(() => {
  expect(complaints.splice(0), 'complaints of the pages').toEqual([])
})

afterAll(async () => {
  await browser?.close()
  await shows?.stop()
  await caibo?.stop()
})

describe('while somebody is without a network for two minutes', () => {
  let away: Talker
  let there: Talker
  let backAt = Infinity

  beforeAll(async () => {
    const stage = { browser, baseUrl: caibo.url, complaints }
    // Chromium itself complains of the missing network.
    ;[away, there] = await Promise.all([
      Talker.comes({ ...stage, complaints: [] }, 'viewer'),
      Talker.comes(stage, 'viewer2'),
    ])
    await away.says('断网之前')
    await there.sees('断网之前')
    await away.page.context().setOffline(true)
    backAt = Date.now() + 120_000
    await away.page.getByText('连接已断开').waitFor({ timeout: 60_000 })
    await away.says('断网时说的')
    // What this brings onto the page is code that cannot be had now.
    await away.page.getByPlaceholder('说点什么').fill(unsent)
    for (const text of ['第一句', '第二句', '第三句']) await there.says(text)
    await there.sees('第三句')
    expect(await away.page.getByRole('log').getByText('第三句', { exact: true }).count()).toBe(0)
  })

  it.each(['light', 'dark', 'largest'])('every page passes axe, and cuts no text, in %s', async (look) => {
    const faults = await Promise.all([findFaults('desktop', look), findFaults('phone', look)])
    expect(faults.flat()).toEqual([])
  })

  it('nothing is lost of what they typed, and nothing missed or doubled of what was said', async ({
    onTestFailed,
  }) => {
    onTestFailed(() => photographEveryone(browser))
    await waitFor('two minutes to pass', () => Date.now() >= backAt, { everyMs: 500, timeoutMs: 130_000 })
    await away.page.context().setOffline(false)
    const said = ['断网之前', '第一句', '第二句', '第三句', '断网时说的']
    for (const person of [away, there]) for (const text of said) await person.sees(text)
    await away.page.getByText('连接已断开').waitFor({ state: 'detached' })
    await away.page.getByText('发出后会以 * 代替').waitFor()
    // Once more, now that nothing waits to be sent any longer.
    for (const person of [away, there]) for (const text of said) await person.sees(text)
    expect(await away.page.getByPlaceholder('说点什么').inputValue()).toBe(unsent)
    await Promise.all([away, there].map(({ page }) => page.context().close()))
  })

  /** Over all pages, as somebody who is signed in until the doors. */
  async function findFaults(size: keyof typeof sizes, look: string): Promise<string[]> {
    const context = await browser.newContext({
      baseURL: caibo.url,
      viewport: sizes[size],
      locale: 'zh-CN',
      colorScheme: look === 'dark' ? 'dark' : 'light',
      bypassCSP: true,
    })
    await context.addCookies([{ name: 'elder', value: look, url: caibo.url }])
    await signIn(context, caibo.url, 'viewer')
    const page = await context.newPage()
    const faults: string[] = []
    for (const [name, path] of Object.entries(places)) {
      // The doors are for guests, and stand last.
      if (guestPlaces.has(name)) await context.clearCookies({ name: /session/ })
      await page.goto(path, { waitUntil: 'load' })
      await page.locator('h1').first().waitFor()
      const found = [...(await findViolations(page)), ...(await findCutText(page))]
      faults.push(...found.map((fault) => `${name} on a ${size}: ${fault}`))
    }
    await context.close()
    return faults
  }
})

describe('whoever has a keyboard only', () => {
  it('signs in, watches, speaks, asks, opens a product and passes the show on', async ({ onTestFailed }) => {
    onTestFailed(() => photographEveryone(browser))
    await waitFor('small pictures of the show', hasStoryboard, { timeoutMs: 60_000 })
    const stage = { who: 'keyboard', baseUrl: caibo.url, size: 'desktop', complaints } as const
    const { page } = await openFor(browser, stage)
    await page.goto('/')
    await tabTo(page, /^登录$/)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/sign-in**')
    await tabTo(page, /^邮箱$/)
    await page.keyboard.type('viewer@caibo.example')
    await tabTo(page, /^密码$/)
    await page.keyboard.type('caibo-demo-1')
    await page.keyboard.press('Enter')
    await page.waitForURL(`${caibo.url}/`)

    await tabTo(page, /^开市早班车/)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/live/market-open')
    await page.locator('#player[data-status="playing"]').waitFor({ timeout: 30_000 })
    await page.keyboard.press('m')
    await waitFor(
      'the sound',
      async () => (await page.evaluate(`document.querySelector('video').muted`)) === false,
    )

    await tabTo(page, /^我已了解$/)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '我已了解' }).waitFor({ state: 'detached' })
    await page.keyboard.press('/')
    await tabTo(page, /^说点什么$/)
    await page.keyboard.type('只用键盘')
    await page.keyboard.press('Enter')
    await page.getByRole('log').getByText('只用键盘', { exact: true }).waitFor()

    await tabBackTo(page, /^聊天$/)
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await tabTo(page, /^向主持人提问$/)
    await page.keyboard.type('键盘也能提问吗？')
    await tabTo(page, /^提问$/)
    await page.keyboard.press('Enter')
    await page.getByText('键盘也能提问吗？').first().waitFor()

    await tabBackTo(page, /^问答/)
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await tabTo(page, /^了解产品/)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })

    await tabTo(page, /^分享$/)
    await page.keyboard.press('Enter')
    await page.locator('#share-link').waitFor()
    await page.keyboard.press('Escape')
    expect(complaints).toEqual([])
    await page.context().close()
  })
})

describe('whoever’s clock is wrong by a day', () => {
  it('sees the true time until the start, and speaks in the order of the room', async () => {
    const stage = { who: 'late clock', baseUrl: caibo.url, size: 'phone', complaints } as const
    const { page, context } = await openFor(browser, stage)
    await page.clock.install({ time: Date.now() + 86_400_000 })
    await signIn(context, caibo.url, 'viewer2')
    await page.goto('/live/study-in-uk')
    await page.clock.runFor(3_000)
    const programme: unknown = await (await fetch(`${caibo.url}/api/programmes/study-in-uk`)).json()
    const startsAt = Number(Reflect.get(Object(programme), 'startsAt'))
    const shown = (await page.getByRole('timer').textContent()) ?? ''
    const [first = 0, second = 0] = (shown.match(/\d+/g) ?? []).map(Number)
    const shownMinutes = shown.includes('天') ? (first * 24 + second) * 60 : first * 60 + second
    const trueMinutes = (startsAt - Date.now()) / 60_000
    expect(Math.abs(shownMinutes - trueMinutes)).toBeLessThan(62)
    await page.context().close()
  })
})

describe('whoever waits for a page', () => {
  it('is shown and told that it is on its way', async () => {
    const { page, context } = await openFor(browser, {
      ...{ who: 'waiting', baseUrl: caibo.url, size: 'phone' },
      complaints,
    })
    await signIn(context, caibo.url, 'viewer')
    await page.goto('/')
    const way = page.getByRole('status').filter({ hasText: '正在打开页面' })
    const openFrom = async (click: () => Promise<void>, path: string): Promise<void> => {
      const held = Promise.withResolvers<undefined>()
      await page.route(`**${path}**`, async (route) => {
        await held.promise
        await route.continue()
      })
      expect(await way.count()).toBe(0)
      await click()
      await way.waitFor()
      await page.locator('[data-page-way]').waitFor()
      held.resolve(undefined)
      await page.waitForURL(`**${path}`)
      await way.waitFor({ state: 'detached' })
      await page.unroute(`**${path}**`)
    }
    await openFrom(
      () =>
        page
          .getByRole('link', { name: /^开市早班车/ })
          .first()
          .click(),
      '/live/market-open',
    )
    await page.goto('/')
    await page.getByRole('button', { name: /^账户/ }).click()
    await openFrom(() => page.getByRole('menuitem', { name: '我的账户' }).click(), '/account')
    await context.close()
  })
})

describe('whoever watches in a frame of another page', () => {
  it('sees who speaks, the risks and the way out under the picture, however small the frame', async () => {
    const { page, context } = await openFor(browser, {
      ...{ who: 'framed', baseUrl: caibo.url, size: 'desktop' },
      complaints,
    })
    for (const locale of ['zh-CN', 'en']) {
      await context.addCookies([{ name: 'locale', value: locale, url: caibo.url }])
      for (const [width, height] of smallFrames)
        for (const show of ['market-open', 'study-in-uk']) {
          await page.setViewportSize({ width, height })
          await page.goto(`/embed/${show}`)
          const strip = await page.getByRole('note').boundingBox()
          const picture = await page.locator('main > section').boundingBox()
          expect(strip && strip.y + strip.height, `${show} ${locale} ${width}`).toBe(height)
          expect(picture && [picture.width, picture.y + picture.height]).toEqual([width, strip?.y])
          await page.getByRole('note').getByRole('link').click({ trial: true })
        }
    }
    await context.close()
  })
})

describe('whoever has no network when a page is opened', () => {
  it('is told so in their own print and light', async () => {
    const { page, context } = await openFor(browser, {
      ...{ who: 'viewer', baseUrl: caibo.url, size: 'phone' },
      complaints: [],
    })
    await context.addCookies([
      { name: 'elder', value: 'largest', url: caibo.url },
      { name: 'theme', value: 'dark', url: caibo.url },
    ])
    await page.goto('/')
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready
    })
    await page.reload()
    await context.setOffline(true)
    await page.goto('/search')
    await page.getByRole('heading', { name: '没有网络' }).waitFor()
    const seen = await page.evaluate(() => {
      const { body, documentElement: root } = document
      const { colorScheme } = getComputedStyle(root)
      return { zoom: getComputedStyle(body).zoom, colorScheme, isTooWide: root.scrollWidth > innerWidth }
    })
    expect(seen).toEqual({ zoom: '2', colorScheme: 'dark', isTooWide: false })
    await context.setOffline(false)
    await page.getByRole('link', { name: '重试' }).click()
    await page.getByRole('searchbox').waitFor()
    await context.close()
  })
})

const smallFrames = [
  [360, 225],
  [640, 360],
] as const

const unsent = '我的手机号是 13800138000'

/** A show has small pictures of itself some seconds after it began. */
async function hasStoryboard(): Promise<boolean> {
  const programme: unknown = await (await fetch(`${caibo.url}/api/programmes/market-open`)).json()
  const id: unknown = Reflect.get(Object(Reflect.get(Object(programme), 'broadcast')), 'id')
  return (await fetch(`${caibo.url}/hls/market-open/${String(id)}/storyboard.vtt`)).ok
}
