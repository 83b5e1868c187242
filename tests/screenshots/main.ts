import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { z } from 'zod'
import { locales } from '#lib/locale.ts'
import { launchBrowser, signIn } from '#tests/support/browser.ts'
import { Caibo } from '#tests/support/caibo.ts'
import { findCutText, findViolations } from './find-faults.ts'
import { guestPlaces, looks, places, screens } from './places.ts'
import { stageShows } from './stage-shows.ts'

/**
 * `npm run screenshots`: every page a viewer meets, with a live show, a recording and an upright show in them, in every
 * size, language and light, into
 * `test-results/screenshots`. Says what is cut, too wide, or against WCAG 2.2 AA as axe sees it; exit 1 then.
 * `--pages live-chat,home --screens phone-390 --locales en --looks dark` takes fewer; `--url` an instance that runs.
 */
const folder = 'test-results/screenshots'
const list = (all: readonly string[]) =>
  z
    .string()
    .optional()
    .transform((text) => text?.split(',') ?? [...all])
const flagSchema = z.object({
  pages: list(Object.keys(places)),
  screens: list(Object.keys(screens)),
  locales: list(locales),
  looks: list(looks),
  url: z.url().optional(),
})
/** Sets of pictures that are taken side by side. */
const atOnce = 2

type Shot = { page: string; screen: string; locale: string; look: string }

async function main(): Promise<void> {
  const options = Object.fromEntries(
    Object.keys(flagSchema.shape).map((name) => [name, { type: 'string' as const }]),
  )
  const flags = flagSchema.parse(parseArgs({ options }).values)
  const caibo = flags.url === undefined ? await Caibo.start({ withDemo: true }) : null
  const browser = await launchBrowser()
  let shows: { stop(): Promise<void> } | null = null
  let faults = 0
  let taken = 0
  try {
    shows = caibo && (await stageShows(caibo))
    const sets = setsOf(flags)
    const takeSets = async (): Promise<void> => {
      for (let shots = sets.shift(); shots; shots = sets.shift()) {
        faults += await takeAll(browser, flags.url ?? caibo?.url ?? '', shots)
        taken += shots.length
      }
    }
    await Promise.all(Array.from({ length: atOnce }, takeSets))
  } finally {
    await browser.close()
    await shows?.stop()
    await caibo?.stop()
  }
  process.stdout.write(`${JSON.stringify({ screenshots: taken, faults, folder })}\n`)
  process.exitCode = faults === 0 && taken > 0 ? 0 : 1
}

/** The pictures by size, language and light, each set with a browser of its own. */
function setsOf(flags: z.infer<typeof flagSchema>): Shot[][] {
  return flags.screens.flatMap((screen) =>
    flags.locales.flatMap((locale) =>
      flags.looks.map((look) => flags.pages.map((page) => ({ page, screen, locale, look }))),
    ),
  )
}

/** Pictures of one size, language and light, as a signed-in viewer; returns how many faults were found. */
async function takeAll(browser: Browser, baseURL: string, shots: readonly Shot[]): Promise<number> {
  const [first] = shots
  if (!first) return 0
  const size = Object.entries(screens).find(([name]) => name === first.screen)?.[1]
  if (!size) throw new Error(`no screen ${first.screen}: ${Object.keys(screens).join(', ')}`)
  const isPhone = first.screen.startsWith('phone')
  const context = await browser.newContext({
    baseURL,
    viewport: size,
    locale: first.locale,
    colorScheme: first.look === 'dark' ? 'dark' : 'light',
    timezoneId: 'Asia/Shanghai',
    hasTouch: isPhone,
    isMobile: isPhone,
    bypassCSP: true,
  })
  await context.addCookies([
    { name: 'locale', value: first.locale, url: baseURL },
    { name: 'elder', value: first.look, url: baseURL },
  ])
  await signIn(context, baseURL, 'viewer')
  const page = await context.newPage()
  let faults = 0
  for (const shot of shots) faults += await take(page, shot)
  await context.close()
  return faults
}

async function take(page: Page, shot: Shot): Promise<number> {
  const path = Object.entries(places).find(([name]) => name === shot.page)?.[1]
  if (path === undefined) throw new Error(`no page ${shot.page}: ${Object.keys(places).join(', ')}`)
  if (guestPlaces.has(shot.page)) await page.context().clearCookies({ name: /session/ })
  await page.goto(path, { waitUntil: 'load' })
  await page.locator('h1').first().waitFor()
  const picture = page.locator(
    '#player:is([data-status="playing"], [data-status="paused"], [data-status="ended"])',
  )
  if ((await page.locator('#player').count()) > 0) await picture.waitFor({ timeout: 15_000 })
  const name = `${shot.page}_${shot.screen}_${shot.locale}_${shot.look}`
  await mkdir(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`) })
  const faults = [...(await findCutText(page)), ...(await findViolations(page))]
  for (const fault of faults) process.stdout.write(`${name}: ${fault}\n`)
  return faults.length
}

await main()
