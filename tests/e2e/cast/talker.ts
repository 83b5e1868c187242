import { expect } from 'vitest'
import { openFor, signIn } from '#tests/support/browser.ts'
import { Person, type Stage } from './person.ts'

/** Somebody in a waiting room's chat, whose words are each on the screen once. */
export class Talker extends Person {
  static async comes(stage: Stage, who: string): Promise<Talker> {
    const opened = await openFor(stage.browser, { ...stage, who, size: 'desktop' })
    await signIn(opened.context, stage.baseUrl, who)
    await opened.page.goto('/live/study-in-uk')
    return new Talker(who, opened)
  }

  async says(text: string): Promise<void> {
    await this.page.getByPlaceholder('说点什么').fill(text)
    await this.page.getByRole('button', { name: '发送', exact: true }).click()
  }

  async sees(text: string): Promise<void> {
    const said = this.page.getByRole('log').getByText(text, { exact: true })
    await said.first().waitFor()
    expect(await said.count(), text).toBe(1)
  }
}
