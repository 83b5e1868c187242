import { expect } from 'vitest'
import type { sizes } from '#tests/support/browser.ts'
import { seePictureMove, seePictureStandStill } from '#tests/support/picture.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { Person, type Stage } from './person.ts'

/** Watches, talks, asks, opens products. */
export class Viewer extends Person {
  static async signsIn(stage: Stage, who: string, size: keyof typeof sizes): Promise<Viewer> {
    return new Viewer(who, await Person.arrive(stage, who, size))
  }

  async opens(path: string): Promise<void> {
    await this.page.goto(path)
  }

  /** Counts page loads from here on; a picture that comes back must come back without one. */
  async staysOnThisPage(): Promise<void> {
    await this.page.evaluate(() => document.documentElement.setAttribute('data-same-page', ''))
  }

  async neverLeftThePage(): Promise<void> {
    expect(await this.page.locator('html[data-same-page]').count()).toBe(1)
  }

  /** Returns how long it took until the picture first changed, in milliseconds. */
  async seesThePictureMove(withinMs = 20_000): Promise<number> {
    return seePictureMove(this.page, { withinMs })
  }

  async seesThePictureStandStill(): Promise<void> {
    await seePictureStandStill(this.page)
  }

  async seesNoVideo(): Promise<void> {
    expect(await this.page.locator('video').count()).toBe(0)
  }

  /** What anybody gets who knows the address. */
  async isRefused(path: string): Promise<void> {
    const response = await this.page.request.get(path)
    expect(response.status()).toBe(404)
  }

  async says(text: string): Promise<void> {
    await this.showTab('聊天')
    await this.page.getByPlaceholder('说点什么').fill(text)
    await this.page.getByRole('button', { name: '发送', exact: true }).click()
  }

  async seesMessage(text: string, times = 1): Promise<void> {
    await this.showTab('聊天')
    const message = this.page.getByRole('log').getByText(text, { exact: true })
    await waitFor(`${this.name} to see “${text}”`, async () => (await message.count()) === times)
  }

  async seesNoMessage(text: string): Promise<void> {
    await this.showTab('聊天')
    const panel = this.page.getByRole('tabpanel')
    await panel.waitFor()
    expect(await panel.getByText(text, { exact: true }).count()).toBe(0)
  }

  async seeksTo(mediaTimeMs: number): Promise<void> {
    const seconds = Math.max(0, mediaTimeMs / 1_000)
    await this.page.locator('video').evaluate((video: HTMLVideoElement, to) => {
      video.currentTime = to
    }, seconds)
    await waitFor(
      'the player to arrive there',
      async () => Math.abs((await this.mediaTimeMs()) - seconds * 1_000) < 2_000,
    )
  }

  /** Lets the replay play until the message is there; returns the media time at which it came. */
  async waitsInReplayFor(text: string): Promise<number> {
    await this.showTab('聊天')
    const seen = await this.page.waitForFunction((words) => {
      const isThere = document.querySelector('[role=log]')?.textContent?.includes(words)
      const video = document.querySelector('video')
      return isThere && video ? video.currentTime * 1_000 : false
    }, text)
    return Number(await seen.jsonValue())
  }

  async mediaTimeMs(): Promise<number> {
    return this.page.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime * 1_000)
  }

  async asks(text: string): Promise<void> {
    await this.showTab('问答')
    await this.page.getByPlaceholder('想问什么').fill(text)
    await this.page.getByRole('button', { name: '提问', exact: true }).click()
    await this.seesInQuestions(text)
  }

  /** Goes to the moment of a question by its card; returns the media time of that moment. */
  async jumpsToTheQuestion(text: string): Promise<number> {
    await this.showTab('问答')
    const card = this.page.getByRole('article').filter({ hasText: text })
    await card.getByRole('button', { name: /^跳到 .* 的提问$/ }).click()
    return this.mediaTimeMs()
  }

  async pauses(): Promise<void> {
    await this.page.locator('video').evaluate((video: HTMLVideoElement) => video.pause())
  }

  /** The chapters below the picture, as words. */
  async listedChapters(): Promise<string[]> {
    return this.page.getByRole('region', { name: '章节' }).getByRole('button').allTextContents()
  }

  async seesInQuestions(text: string): Promise<void> {
    await this.showTab('问答')
    await this.page.getByText(text, { exact: true }).first().waitFor()
  }

  async seesSpotlight(product: string): Promise<void> {
    await this.page.getByRole('article', { name: `讲解中: ${product}` }).waitFor()
  }

  /** Opens the product's card and returns what the dialog says. */
  async triesProduct(product: string): Promise<string> {
    await this.showTab('产品')
    const card = this.page.getByRole('listitem').filter({ hasText: product })
    await card.getByRole('button', { name: '了解产品' }).click()
    return (await this.page.getByRole('dialog').textContent()) ?? ''
  }

  /** Follows the link out of the dialog; returns the text of the page behind it. */
  async followsTheLink(): Promise<string> {
    const popup = this.context.waitForEvent('page')
    await this.page.getByRole('dialog').getByRole('link', { name: '前往办理' }).click()
    const counter = await popup
    await counter.waitForLoadState()
    const text = (await counter.locator('main').textContent()) ?? ''
    await counter.close()
    return text
  }

  async closesTheDialog(): Promise<void> {
    await this.page.keyboard.press('Escape')
    await this.page.getByRole('dialog').waitFor({ state: 'hidden' })
  }

  async showTab(name: '聊天' | '问答' | '产品'): Promise<void> {
    const tab = this.page.getByRole('tab', { name })
    if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click()
  }

  /** The dot beside the picture: red at the edge, grey and a way back behind it. */
  async isLive(): Promise<boolean> {
    const isBehind = await this.page.getByRole('button', { name: /^回到直播/ }).count()
    const isAtEdge = await this.page.getByRole('button', { name: '正在直播画面' }).count()
    expect(isBehind + isAtEdge, 'one LIVE button').toBe(1)
    return isAtEdge === 1
  }

  async goesToTheEdge(): Promise<void> {
    await this.page.getByRole('button', { name: /^回到直播/ }).click()
    await waitFor(`${this.name} to be live`, () => this.isLive(), { timeoutMs: 10_000 })
  }

  /** Speeds at which the picture was seen to play, for some seconds. */
  async watchesSpeeds(seconds: number): Promise<number[]> {
    return this.page.locator('video').evaluate(async (video: HTMLVideoElement, forMs) => {
      const speeds = new Set<number>()
      const until = performance.now() + forMs
      while (performance.now() < until) {
        speeds.add(video.playbackRate)
        await new Promise((resolve) => requestAnimationFrame(resolve))
      }
      return [...speeds]
    }, seconds * 1_000)
  }

  /** Moves along the time range until a small picture of that place is shown. */
  async seesAScrubPicture(): Promise<void> {
    const range = this.page.locator('media-time-range')
    let place = 0.3
    await waitFor('a scrub picture', async () => {
      place = place > 0.6 ? 0.3 : place + 0.01
      await range.hover({ position: await this.#placeOn(place) })
      return (await range.getAttribute('mediapreviewimage'))?.includes('/storyboard/') ?? false
    })
  }

  /** What the browser is told of the time range's chapters. */
  async chapters(): Promise<string[]> {
    return this.page.locator('video').evaluate((video: HTMLVideoElement) => {
      const track = [...video.textTracks].find(({ kind }) => kind === 'chapters')
      return [...(track?.cues ?? [])].flatMap((cue) => (cue instanceof VTTCue ? [cue.text] : []))
    })
  }

  async seesTheStatus(status: string): Promise<void> {
    await this.page.locator(`#player[data-status="${status}"]`).waitFor()
  }

  async #placeOn(share: number): Promise<{ x: number; y: number }> {
    const box = await this.page.locator('media-time-range').boundingBox()
    return { x: (box?.width ?? 0) * share, y: (box?.height ?? 0) / 2 }
  }
}
