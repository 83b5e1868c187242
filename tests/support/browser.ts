import { execFileSync } from 'node:child_process'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'

/** Debian's Chromium without a sandbox (tests run as root), without calls to outside, with sound allowed to start. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
]

export const sizes = {
  desktop: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
} as const

/** Whose console said what: a page that complains fails its test (see `expectNoComplaints`). */
export type Complaint = { who: string; text: string }

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), headless: true, args: flags })
}

/** A browser of one person: its own cookies, Chinese, with every complaint of its pages noted. */
export async function openFor(
  browser: Browser,
  person: { who: string; baseUrl: string; size: keyof typeof sizes; complaints: Complaint[] },
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({
    baseURL: person.baseUrl,
    viewport: sizes[person.size],
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    hasTouch: person.size === 'phone',
    isMobile: person.size === 'phone',
  })
  const page = await context.newPage()
  const note = (text: string) => person.complaints.push({ who: person.who, text })
  page.on('pageerror', (error) => note(error.stack ?? error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') note(`${message.text()} ${message.location().url}`)
  })
  return { context, page }
}

/** Signs a browser in as one of the demo's people, without the page for it. */
export async function signIn(context: BrowserContext, baseUrl: string, who: string): Promise<void> {
  const answer = await context.request.post('/api/auth/sign-in/email', {
    data: { email: `${who}@caibo.example`, password: 'caibo-demo-1' },
    headers: { origin: baseUrl },
  })
  if (!answer.ok()) throw new Error(`sign-in of ${who}: ${answer.status()}`)
}

/** Pictures of every open page in `test-results/`, for whoever looks into a failure. */
export async function photographEveryone(browser: Browser): Promise<void> {
  const pages = browser.contexts().flatMap((context) => context.pages())
  await Promise.all(pages.map((page, index) => page.screenshot({ path: `test-results/page-${index}.png` })))
}

function findChromium(): string {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8' }).trim()
    } catch {
      continue
    }
  }
  throw new Error('these tests need Chromium: apt-get install chromium')
}
