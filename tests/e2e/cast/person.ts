import type { Browser, BrowserContext, Page } from 'playwright-core'
import { openFor, type Complaint, type sizes } from '#tests/support/browser.ts'

/** Where and how a scenario's people come in. */
export type Stage = { browser: Browser; baseUrl: string; complaints: Complaint[] }

/** Someone in front of a browser of their own, signed in through the page. */
export class Person {
  readonly name: string
  readonly page: Page
  readonly context: BrowserContext

  protected constructor(name: string, opened: { page: Page; context: BrowserContext }) {
    this.name = name
    this.page = opened.page
    this.context = opened.context
  }

  protected static async arrive(stage: Stage, who: string, size: keyof typeof sizes) {
    const opened = await openFor(stage.browser, { ...stage, who, size })
    const { page } = opened
    await page.goto('/sign-in')
    await page.getByLabel('邮箱').fill(`${who}@caibo.example`)
    await page.getByRole('textbox', { name: '密码' }).fill('caibo-demo-1')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.waitForURL((url) => url.pathname !== '/sign-in')
    return opened
  }

  async leaves(): Promise<void> {
    await this.context.close()
  }
}
